"use client";
/**
 * Keeps a viewer that fails to itself: its code comes late and may not come at all when the connection
 * breaks, and the form beside it holds words that are nowhere else.
 */
import { Component, type ReactNode } from "react";
import { ButtonAnchor } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ViewerBoundaryProps {
  readonly scriptId: string;
  readonly children: ReactNode;
}

export class ViewerBoundary extends Component<ViewerBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice kind="warning" title="The script could not be shown here">
        <p>What you write is not touched by it.</p>
        <ButtonAnchor small className="mt-3" href={`/scripts/${this.props.scriptId}`} target="_blank">
          Read it in another window
        </ButtonAnchor>
      </Notice>
    );
  }
}
