"use client";
/** A script by its id: fetched when the panel appears, with a skeleton, and a way to try again. */
import type { ScriptReading } from "@script-manifest/contracts";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call, type Result } from "@/lib/coverage-api";
import { ViewerBoundary } from "./viewer-boundary";
import { ViewerSkeleton } from "./viewer-skeleton";

interface ScriptPanelProps {
  readonly scriptId: string;
  /** Gives the height. */
  readonly className: string;
}

const ScriptViewer = dynamic(() => import("./script-viewer").then((module) => module.ScriptViewer), {
  ssr: false,
  loading: () => <ViewerSkeleton className="h-full" />,
});

export function ScriptPanel({ scriptId, className }: ScriptPanelProps) {
  const [result, setResult] = useState<Result<{ script: ScriptReading }> | null>(null);
  const load = useCallback(
    async (signal?: AbortSignal) => {
      setResult(null);
      const answer = await call("readScript", { params: { id: scriptId } }, signal ? { signal } : {});
      if (!signal?.aborted) setResult(answer);
    },
    [scriptId],
  );
  useEffect(() => {
    const aborted = new AbortController();
    void load(aborted.signal);
    return () => aborted.abort();
  }, [load]);

  if (!result) return <ViewerSkeleton className={className} />;
  if (result.ok)
    return (
      <ViewerBoundary scriptId={scriptId}>
        <ScriptViewer reading={result.data.script} className={className} />
      </ViewerBoundary>
    );
  return (
    <Notice kind="problem" title="The script could not be opened">
      <p>{result.problem.detail}</p>
      <Button small className="mt-3" onClick={() => void load()}>
        Try again
      </Button>
    </Notice>
  );
}
