/**
 * The first step of every `npm …` command: makes the machine ready, then hands over. Plain JavaScript with
 * Node's own modules only, because it runs before anything is installed and on any Node from 18 on.
 *
 * Belongs here: the right Node, pnpm and packages. Does not: what the commands do (COMMANDS says where that
 * is).
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TOOLCHAIN = join(ROOT, ".toolchain");
const NODE_VERSION = "24.21.0";
const PNPM_VERSION = "12.21.0";
// Inside node_modules, so that whoever deletes that folder deletes the stamp with it.
const INSTALL_STAMP = join(ROOT, "node_modules", ".installed");
/** From here on Node runs TypeScript as it is and tells a module whether it is the main one. */
const NODE_VERSION_MIN = [24, 2];

/** Command → entry and its first arguments. */
const COMMANDS = {
  start: ["packages/local-stack/src/main.ts", "start"],
  stack: ["packages/local-stack/src/main.ts", "stack"],
  dev: ["packages/local-stack/src/main.ts", "dev"],
  test: ["tools/run-tests.ts", "all"],
  check: ["tools/run-tests.ts", "check"],
  "test:browser": ["tools/run-tests.ts", "browser"],
  bench: ["packages/bench/src/main.ts"],
  torture: ["packages/torture/src/main.ts"],
  "torture:mutants": ["packages/torture/src/mutants/main.ts"],
  "ledger:verify": ["packages/local-stack/src/verify-ledger.ts"],
  budget: ["tools/run-tests.ts", "browser", "budget.spec.ts"],
  lighthouse: ["tools/lighthouse.ts"],
  screens: ["tools/screens.ts", "docs/screens"],
};

await main().catch((error) => fail(error instanceof Error ? error.message : String(error)));

async function main() {
  const [command = "", ...rest] = process.argv.slice(2);
  const entry = COMMANDS[command];
  if (!entry) fail(`no such command: ${command}. There are: ${Object.keys(COMMANDS).join(", ")}`);
  if (process.platform === "win32") fail("on Windows, run this inside WSL: it relies on a Unix shell.");
  const needsNode = !isNodeNewEnough();
  const packages = neededTools(needsNode);
  const toolsReady = () => readText(join(TOOLCHAIN, "ready")) === packages.join(" ");
  const installed = installState();
  const installReady = () => readText(INSTALL_STAMP) === installed && everyPackageIsLinked();
  if (!toolsReady() || !installReady()) {
    await withLock(() => {
      if (!toolsReady()) installTools(packages);
      if (!installReady()) installPackages(installed);
    });
  }
  await handOver(needsNode ? toolPath("node") : process.execPath, [...entry, ...rest]);
}

function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > NODE_VERSION_MIN[0] || (major === NODE_VERSION_MIN[0] && minor >= NODE_VERSION_MIN[1]);
}

/** What npm must fetch: pnpm always, Node only where the present one is too old. */
function neededTools(needsNode) {
  const tools = [`pnpm@${PNPM_VERSION}`];
  if (!needsNode) return tools;
  const machine = `${process.platform}-${process.arch}`;
  if (machine !== "linux-x64" && machine !== "linux-arm64")
    fail(
      `this needs Node ${NODE_VERSION_MIN.join(".")} or newer and you have ${process.versions.node}. ` +
        `Install Node 24 (https://nodejs.org) and run the command again.`,
    );
  return [`node-${machine}@${NODE_VERSION}`, ...tools];
}

function installTools(packages) {
  say(`fetching ${packages.join(" and ").replaceAll("@", " ")} (once; kept in .toolchain) …`);
  rmSync(join(TOOLCHAIN, "ready"), { force: true });
  mkdirSync(TOOLCHAIN, { recursive: true });
  // Its own package.json keeps npm from climbing up to the repository's.
  writeFileSync(join(TOOLCHAIN, "package.json"), '{ "private": true }\n');
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", TOOLCHAIN, ...packages];
  runQuietly([...npm, ...args], "npm could not fetch them. Is the package registry reachable?");
  for (const name of packages.map((one) => one.slice(0, one.indexOf("@")))) {
    if (!existsSync(join(TOOLCHAIN, "node_modules", name))) fail(`npm did not install ${name}`);
  }
  writeFileSync(join(TOOLCHAIN, "ready"), packages.join(" "));
}

/** Changes whenever an install could come out differently. */
function installState() {
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"].map((name) => join(ROOT, name));
  const hash = createHash("sha256").update(`${process.platform}-${process.arch} pnpm ${PNPM_VERSION}\n`);
  for (const file of [...files, ...workspaceFolders().map((folder) => join(folder, "package.json"))])
    hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function workspaceFolders() {
  return ["apps", "packages", "services"]
    .flatMap((kind) => readdirSync(join(ROOT, kind)).map((name) => join(ROOT, kind, name)))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .sort();
}

function everyPackageIsLinked() {
  return workspaceFolders().every((folder) => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const names = Object.keys({ ...dependencies, ...devDependencies });
    return names.every((name) => existsSync(join(folder, "node_modules", name)));
  });
}

function installPackages(state) {
  say("installing packages (the first time takes about half a minute) …");
  const pnpm = [toolPath("pnpm"), "install", "--frozen-lockfile", "--reporter=append-only"];
  runQuietly(pnpm, "pnpm could not install the packages.");
  writeFileSync(INSTALL_STAMP, state);
}

/** Runs the command with its output held back, and shows that output only when it fails. */
function runQuietly([command, ...args], whenItFails) {
  const startedAt = Date.now();
  const env = { ...process.env, PATH: searchPath(), CI: "true", npm_config_update_notifier: "false" };
  // What npm tells its scripts about this repository would confuse an npm that works elsewhere.
  for (const name of ["npm_config_prefix", "npm_config_local_prefix", "npm_config_global_prefix", "INIT_CWD"])
    delete env[name];
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    const output = [stdout, stderr, error?.message].filter(Boolean).join("\n").trim();
    fail(
      `${whenItFails}\n\n${output}\n\n(${signal ?? `exit ${status}`} from: ${[command, ...args].join(" ")})`,
    );
  }
  say(`  done in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
}

/**
 * Only one of several commands started at once may install; the others wait and then find everything done.
 */
async function withLock(work) {
  mkdirSync(TOOLCHAIN, { recursive: true });
  const lock = join(TOOLCHAIN, "installing");
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(readText(lock));
    if (holder && !isAlive(holder)) rmSync(lock, { force: true });
    if (!told) say("another command is installing; waiting for it …");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}

/** Runs the entry in our place: same terminal, our signals, its exit code. */
async function handOver(node, args) {
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: searchPath() },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // Whoever started us may be killed without a chance to pass it on; then its command ends too.
  const starter = findStarter();
  const watch = setInterval(() => findStarter() !== starter && child.kill("SIGTERM"), 500);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...ended) => resolve(ended));
  });
  clearInterval(watch);
  process.exit(signal ? 128 + constants.signals[signal] : code);
}

/** The process that wants us running: our parent, or npm behind the shell that it runs scripts in. */
function findStarter() {
  if (!process.env.npm_lifecycle_event || process.platform !== "linux") return process.ppid;
  const stat = readText(`/proc/${process.ppid}/stat`);
  const [, grandparent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat.includes("(sh)") ? Number(grandparent) : process.ppid;
}

function searchPath() {
  const folders = [join(ROOT, "node_modules", ".bin"), join(TOOLCHAIN, "node_modules", ".bin")];
  return [...folders, process.env.PATH].filter(Boolean).join(delimiter);
}

function toolPath(name) {
  return join(TOOLCHAIN, "node_modules", ".bin", name);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
