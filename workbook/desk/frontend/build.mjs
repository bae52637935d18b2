/** Builds dist/: hashed scripts with their style sheets in them, a manifest, and the licences of what is inside. */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

import { PACKAGE, tokens } from "./tokens.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "dist");
const VALUES = await tokens();

/** Return a style sheet with the values of the tokens in it: the editor stands on pages that have none. @param {string} css */
function withValues(css) {
  return css.replaceAll(/var\(--wb-([\w-]+)\)/g, (_, name) => {
    if (!(name in VALUES)) throw new Error(`tokens.mjs has no ${name}`);
    return VALUES[name];
  });
}

/** @type {import("esbuild").Plugin} */
const smallStyles = {
  name: "small-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(withValues(await readFile(path, "utf-8")), {
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

/**
 * Bundle one script; its name carries its hash. `format`: a module, or a script that a page carries inside. A module
 * fetches what only some sheets need when they need it; a page carries all of it.
 * @param {string} entry
 * @param {string} called
 * @param {"esm" | "iife"} [format]
 */
async function script(entry, called, format = "esm") {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(HERE, entry)],
    absWorkingDir: HERE,
    bundle: true,
    splitting: format === "esm",
    minify: true,
    format,
    target: ["chrome111", "firefox128", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    write: false,
    outdir: OUT,
    entryNames: `${called}.[hash]`,
    chunkNames: "[name].[hash]",
    plugins: [smallStyles],
  });
  const files = outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
  const name = files.find((one) => one.name.startsWith(`${called}.`))?.name;
  const inside = Object.keys(metafile.inputs).flatMap(
    (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [],
  );
  return { name, files, inside };
}

const scripts = {
  script: await script("src/streamlit.js", "desk"),
  live: await script("src/live/show.js", "live"),
  growth: await script("src/growth/growing.js", "growth"),
  offline: await script("src/file/without_picture.js", "offline", "iife"),
  "offline-map": await script("src/file/with_map.js", "offline-map", "iife"),
  "offline-boards": await script("src/file/with_boards.js", "offline-boards", "iife"),
  "offline-pictured": await script("src/file/with_pictures.js", "offline-pictured", "iife"),
};
const inside = [...new Set([PACKAGE, ...Object.values(scripts).flatMap((one) => one.inside)])].sort();
const licences = await Promise.all(inside.map(licence));
const names = Object.fromEntries(Object.entries(scripts).map(([part, { name }]) => [part, name]));

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const files = Object.values(scripts).flatMap((one) => one.files);
for (const { name, contents } of files) await writeFile(join(OUT, name), contents);
await writeFile(join(OUT, "manifest.json"), `${JSON.stringify(names, null, 2)}\n`);
await writeFile(join(OUT, "LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
for (const { name, contents } of files) process.stdout.write(`${name} ${contents.length} bytes\n`);
