/**
 * Who may import whom. The arrows point inwards: domain ← commands ← routes, jobs ← server ← composition; an
 * adapter sees its interface, the domain and its driver. Types may cross walls, values may not; into the
 * domain, only the contracts' types.
 */
import type { SourceFile } from "./files.ts";
import { readImports } from "./imports.ts";

const CONTRACTS = "@script-manifest/contracts";
const KIT = "@script-manifest/service-kit";
/** Names a moment and does nothing; only torture runs give it something to do. */
const FAULTS = "fault-points.ts";

/**
 * Room of a service → the values it may import: other rooms (ending in a slash), packages, or `node:` for
 * what Node brings. Every room may import from itself, and from a `interface.ts` whatever stands there:
 * errors are thrown through it. What is not in a room (server, composition, config, index …) puts the rooms
 * together and may import all of them.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [CONTRACTS],
  commands: ["domain/", FAULTS, CONTRACTS, KIT, "node:crypto"],
  routes: ["commands/", "domain/", FAULTS, CONTRACTS, KIT, "fastify", "node:crypto"],
  jobs: ["commands/", "domain/", CONTRACTS],
  "jobs/graphile": ["jobs/", KIT, FAULTS, "graphile-worker", "pg", "zod", "node:"],
  repository: ["domain/", CONTRACTS],
  "repository/memory": ["repository/", "domain/", CONTRACTS, "node:"],
  "repository/pg": ["repository/", "domain/", CONTRACTS, "@script-manifest/db", "pg", "node:"],
  payments: ["domain/"],
  "payments/memory": ["payments/", "domain/", "node:"],
  "payments/stripe": ["payments/", "domain/", "stripe", "zod", "node:"],
  notifications: ["domain/", CONTRACTS],
  "notifications/http": ["notifications/", CONTRACTS, KIT],
  "notifications/memory": ["notifications/"],
  reports: ["domain/", CONTRACTS],
  "reports/pdf": ["reports/", "domain/", CONTRACTS, "pdfkit", "fontkit", "linebreak", "bidi-js", "node:"],
  "reports/threaded": ["reports/", "node:"],
  scripts: ["domain/", CONTRACTS],
  "scripts/http": ["scripts/", CONTRACTS, KIT],
  "scripts/memory": ["scripts/"],
};

const OWN_ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "services/identity-service": {
    domain: [CONTRACTS, "node:crypto"],
    commands: ["domain/", CONTRACTS, KIT, "node:crypto", "zod"],
    attempts: [KIT, "pg", "rate-limiter-flexible"],
    repository: ["domain/", CONTRACTS, "@script-manifest/db", "pg"],
  },
  "services/profile-project-service": {
    reading: ["domain/", CONTRACTS, "fast-xml-parser", "fountain-js", "unpdf", "zod", "node:"],
    "script-access": ["domain/", CONTRACTS],
    "script-access/http": ["script-access/", CONTRACTS, KIT],
    "script-access/memory": ["script-access/"],
  },
  "services/notification-service": {
    // The name of the task stands where it is enqueued.
    jobs: ["commands/", "domain/", "repository/job-names.ts", KIT, "graphile-worker", "pg", "zod"],
    mail: ["domain/", "nodemailer"],
    "mail/files": ["mail/", "domain/", "nodemailer", "node:"],
    "mail/memory": ["mail/"],
    "mail/smtp": ["mail/", "nodemailer"],
    people: ["domain/", CONTRACTS],
    "people/http": ["people/", CONTRACTS, KIT],
    "people/memory": ["people/"],
  },
  "services/api-gateway": { routes: [CONTRACTS, KIT, "auth.ts", "proxy.ts"] },
};

/**
 * What whole packages may import of ours, as values. A service imports no other service, nor what only tests
 * and development need.
 */
const PACKAGES_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "packages/contracts": [],
  "packages/db": [],
  "packages/service-kit": [CONTRACTS],
  "packages/stripe-simulator": [KIT],
  "packages/local-stack": [CONTRACTS, KIT],
  "packages/bench": [CONTRACTS, KIT, "@script-manifest/db", "@script-manifest/local-stack/testing"],
  // It kills the insides of the service, so it must reach them.
  "packages/torture": [
    CONTRACTS,
    KIT,
    "@script-manifest/db",
    "@script-manifest/local-stack/testing",
    "@script-manifest/stripe-simulator",
    "@script-manifest/coverage-marketplace-service/",
  ],
  "apps/writer-web": [CONTRACTS],
};
const SERVICES_MAY_IMPORT = [CONTRACTS, KIT, "@script-manifest/db"];

/** Every import that crosses a wall it may not cross, in words. */
export function checkRooms(file: SourceFile): string[] {
  const [, folder = "", inside = ""] = /^((?:apps|packages|services)\/[^/]+)\/(.+)$/.exec(file.path) ?? [];
  const isSource = inside.startsWith("src/") || folder.startsWith("apps/");
  if (!isSource || !/\.tsx?$/.test(file.path) || /^(e2e|test)\//.test(inside)) return [];
  const problems: string[] = [];
  const allowed = PACKAGES_MAY_IMPORT[folder] ?? SERVICES_MAY_IMPORT;
  for (const { target, typeOnly } of readImports(file)) {
    if (target.startsWith("@script-manifest/") && !isWithin(target, allowed))
      problems.push(`${file.path}: ${folder} may not import ${target}`);
    if (folder.startsWith("services/")) {
      const problem = crossesWall({ folder, inside: inside.slice("src/".length), target, typeOnly });
      if (problem) problems.push(`${file.path}: ${problem}`);
    }
  }
  return problems;
}

function crossesWall(o: {
  folder: string;
  inside: string;
  target: string;
  typeOnly: boolean;
}): string | null {
  const rooms = { ...MAY_IMPORT, ...OWN_ROOMS[o.folder] };
  const room = roomOf(o.inside, rooms);
  if (room === null) return null;
  const source = `${o.folder}/src/`;
  const target = o.target.startsWith(source) ? o.target.slice(source.length) : o.target;
  const isDomain = room === "domain";
  if (target.startsWith(`${room}/`)) return null;
  if (isDomain && target === CONTRACTS && !o.typeOnly)
    return "the domain takes only types from the contracts";
  if (o.typeOnly && !isDomain) return null;
  if (!isDomain && target.endsWith("/interface.ts")) return null;
  return isWithin(target, rooms[room] ?? []) ? null : `${room} may not import ${target}`;
}

/** The innermost room a file lies in; null outside of all rooms. Throws for a folder that no rule knows. */
function roomOf(inside: string, rooms: Readonly<Record<string, readonly string[]>>): string | null {
  if (!inside.includes("/")) return null;
  const names = Object.keys(rooms).filter((name) => inside.startsWith(`${name}/`));
  const innermost = names.sort((a, b) => b.length - a.length)[0];
  if (innermost === undefined)
    throw new Error(`${inside} lies in a room that tools/tidy/rooms.ts does not know`);
  return innermost;
}

function isWithin(target: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => (/[/:]$/.test(name) ? target.startsWith(name) : target === name));
}
