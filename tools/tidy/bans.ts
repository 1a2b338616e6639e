/** What may not be written down, where, and what to write instead. */
import type { SourceFile } from "./files.ts";

interface Ban {
  readonly pattern: RegExp;
  /** Files it holds for. */
  readonly where: RegExp;
  /** Files it does not hold for: the thing's home. */
  readonly except?: RegExp;
  readonly instead: string;
}

const CODE = /\.(ts|tsx|mjs)$/;
const SOURCE = /^(services|packages)\/[^/]+\/src\/.*\.ts$|^apps\/writer-web\/(app|components|lib)\/.*\.tsx?$/;
const TEST = /\.(test|spec)\.ts$/;

// The words are split so that this file does not break its own rules.
const BANS: readonly Ban[] = [
  {
    pattern: /process\.env(\.|\[)/,
    where: SOURCE,
    except: /\/config\.ts$|^packages\/local-stack\/src\/testing\/cluster\.ts$/,
    instead: "the Config that config.ts has read",
  },
  {
    pattern: /new Date\(\)|Date\.now\(\)/,
    where: SOURCE,
    except: /\/clock\.ts$/,
    instead: "the clock you were given",
  },
  {
    pattern: new RegExp(`\\b(TO${""}DO|FIX${""}ME|XX${""}X)\\b`),
    where: /./,
    instead: "the thing itself, or an issue",
  },
  {
    pattern: /^export default /m,
    where: /^(services|packages|tools)\/.*\.ts$/,
    except: /-reporter\.ts$/,
    instead: "a name",
  },
  { pattern: /\bconsole\.\w+\(/, where: /^(services|packages)\/[^/]+\/src\/.*\.ts$/, instead: "the logger" },
  { pattern: /\.(only|skip|todo)\(|\b(skip|todo): true/, where: TEST, instead: "a test that runs" },
  {
    pattern: /from "next\/link"/,
    where: SOURCE,
    except: /\/components\/ui\/link\.tsx$/,
    instead: "the Link of components/ui/link.tsx",
  },
  {
    pattern: /@ts-(ignore|expect-error|nocheck)/,
    where: CODE,
    except: /\.test-d\.ts$|\.test\.ts$/,
    instead: "the right type",
  },
  {
    pattern: new RegExp(`/(wo${""}rk|ho${""}me|ro${""}ot)/[a-z]|/tmp/[a-z]{2,}/|\\.libra${""}ry/`),
    where: /./,
    instead: "a path inside the repository, or one that is asked for",
  },
];

export function checkBans({ path, text }: SourceFile): string[] {
  return BANS.filter(({ where, except }) => where.test(path) && !except?.test(path)).flatMap(
    ({ pattern, instead }) => {
      const found = pattern.exec(text);
      if (!found) return [];
      const line = text.slice(0, found.index).split("\n").length;
      return [`${path}:${line}: instead of "${found[0].trim()}" write ${instead}`];
    },
  );
}
