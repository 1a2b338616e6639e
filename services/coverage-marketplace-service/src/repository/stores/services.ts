/** What is remembered of the services providers sell. */
import type { CoverageServiceFilters } from "@script-manifest/contracts";
import type { Service, ServiceWithProvider } from "../../domain/entities.ts";
import type { CursorList } from "./lists.ts";

export type NewService = Omit<Service, "createdAt" | "updatedAt">;

export interface ServiceStore {
  createService(service: NewService): Promise<Service>;
  /** Whatever its state and its provider's: callers decide what to show. */
  getService(id: string): Promise<ServiceWithProvider | null>;
  updateService(id: string, change: Partial<Omit<NewService, "id" | "providerId">>): Promise<Service | null>;
  /** Cheapest first. */
  listServicesByProvider(providerId: string, o: { includeInactive: boolean }): Promise<readonly Service[]>;
  /**
   * Active services of active providers only; every filter narrows. `q` looks in title, description and
   * provider name.
   */
  listServices(filters: CoverageServiceFilters): Promise<CursorList<ServiceWithProvider>>;
}
