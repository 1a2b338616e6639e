/** Projects, uploads and scripts in memory, for tests. Keeps the same promises as PostgreSQL's. */
import type { Clock } from "../../domain/clock.ts";
import type { Project, RequestMark, Script, ScriptUpload } from "../../domain/entities.ts";
import type {
  NewProject,
  NewScript,
  NewScriptUpload,
  PageAsked,
  PageOf,
  ProfileProjectRepository,
} from "../interface.ts";

export class MemoryProfileProjectRepository implements ProfileProjectRepository {
  readonly #clock: Clock;
  readonly #projects: Project[] = [];
  readonly #uploads: ScriptUpload[] = [];
  readonly #scripts: Script[] = [];

  constructor(o: { clock: Clock }) {
    this.#clock = o.clock;
  }

  async createProject(project: NewProject): Promise<Project> {
    const now = this.#clock();
    return (
      this.#projects.find(sameRequest(project)) ??
      add(this.#projects, { ...project, createdAt: now, updatedAt: now })
    );
  }

  async getProject(id: string): Promise<Project | null> {
    return this.#projects.find((project) => project.id === id) ?? null;
  }

  async listProjects(ownerUserId: string, page: PageAsked): Promise<PageOf<Project>> {
    return pageOf(
      this.#projects.filter((project) => project.ownerUserId === ownerUserId),
      page,
    );
  }

  async createUpload(upload: NewScriptUpload): Promise<ScriptUpload> {
    return (
      this.#uploads.find(sameRequest(upload)) ?? add(this.#uploads, { ...upload, createdAt: this.#clock() })
    );
  }

  async getUpload(fileKey: string): Promise<ScriptUpload | null> {
    return this.#uploads.find((upload) => upload.fileKey === fileKey) ?? null;
  }

  async createScript(script: NewScript): Promise<Script> {
    return this.#findScript(script) ?? add(this.#scripts, { ...script, createdAt: this.#clock() });
  }

  async findScript(wanted: ScriptMark): Promise<Script | null> {
    return this.#findScript(wanted) ?? null;
  }

  #findScript(wanted: ScriptMark): Script | undefined {
    return (
      this.#scripts.find(sameRequest(wanted)) ??
      this.#scripts.find((script) => script.uploadKey === wanted.uploadKey)
    );
  }

  async getScript(id: string): Promise<Script | null> {
    return this.#scripts.find((script) => script.id === id) ?? null;
  }

  async listScripts(projectId: string, page: PageAsked): Promise<PageOf<Script>> {
    return pageOf(
      this.#scripts.filter((script) => script.projectId === projectId),
      page,
    );
  }

  async healthCheck(): Promise<void> {}
}

type ScriptMark = Pick<NewScript, "ownerUserId" | "idempotencyKey" | "uploadKey">;
type Requested = Pick<RequestMark, "idempotencyKey"> & { readonly ownerUserId: string };

const sameRequest = (wanted: Requested) => (row: Requested) =>
  row.idempotencyKey !== null &&
  row.idempotencyKey === wanted.idempotencyKey &&
  row.ownerUserId === wanted.ownerUserId;

function add<T>(rows: T[], row: T): T {
  rows.push(row);
  return row;
}

function newestFirst<T extends { id: string; createdAt: number }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}

function pageOf<T extends { id: string; createdAt: number }>(
  unsorted: readonly T[],
  { limit, after }: PageAsked,
): PageOf<T> {
  const all = newestFirst(unsorted);
  const before = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
  const isKnown = after === undefined || before >= 0;
  const rest = isKnown ? all.slice(before + 1) : [];
  const rows = rest.slice(0, limit);
  return { rows, total: all.length, next: rest.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
