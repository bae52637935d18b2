/** Builds dist/: one hashed script with its style sheet in it, a manifest, and the licences of what is inside. */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "dist");

/** @type {import("esbuild").Plugin} */
const smallStyles = {
  name: "small-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf-8"), {
        loader: "css",
        minify: true,
        charset: "utf8",
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** Return the text of a package's licence. @param {string} name */
async function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf-8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${(await readFile(join(folder, file), "utf-8")).trim()}\n`;
}

const { outputFiles, metafile } = await build({
  entryPoints: [join(HERE, "src/streamlit.js")],
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome111", "firefox121", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
  outdir: OUT,
  plugins: [smallStyles],
});
const [{ contents }] = outputFiles;
const name = `desk.${createHash("sha256").update(contents).digest("hex").slice(0, 12)}.js`;
const inside = Object.keys(metafile.inputs).flatMap(
  (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [],
);
const licences = await Promise.all([...new Set(inside)].sort().map(licence));

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
await writeFile(join(OUT, name), contents);
await writeFile(join(OUT, "manifest.json"), `${JSON.stringify({ script: name }, null, 2)}\n`);
await writeFile(join(OUT, "LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
process.stdout.write(`${name} ${contents.length} bytes, with ${[...new Set(inside)].sort().join(", ")}\n`);
