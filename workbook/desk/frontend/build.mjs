/** Builds dist/: hashed scripts with their style sheets in them, that of a page, a manifest, and the licences of what is inside. */

import { createHash } from "node:crypto";
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

/** Return a style sheet as it ships. @param {string} path */
async function smallStyle(path) {
  const { code } = await transform(withValues(await readFile(path, "utf-8")), {
    loader: "css",
    minify: true,
    charset: "utf8",
  });
  return code.trim();
}

/** @type {import("esbuild").Plugin} */
const smallStyles = {
  name: "small-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await smallStyle(path),
      loader: "text",
    }));
  },
};

/** Where what is the same in every MIT licence begins. */
const GRANT = "Permission is hereby granted";

/** Return whose a package is, and what its licence grants. @param {string} name */
async function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf-8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  const text = (await readFile(join(folder, file), "utf-8")).trim();
  const at = text.indexOf(GRANT);
  if (at < 0) throw new Error(`${name} has another licence than MIT`);
  const whose = text.slice(text.indexOf("Copyright"), at).trim();
  return { whose: `${name} ${version} (${license})\n${whose}\n`, grant: text.slice(at) };
}

/** Return the licences of packages: whose each is, and once what all of them grant. @param {string[]} names */
async function licences(names) {
  const found = await Promise.all(names.map(licence));
  const [{ grant }] = found;
  const words = (/** @type {string} */ text) => text.split(/\s+/).join(" ");
  if (found.some((one) => words(one.grant) !== words(grant)))
    throw new Error("their licences grant different things");
  return `${found.map(({ whose }) => whose).join("\n")}\nFor each of them:\n\n${grant}\n`;
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
const page = await smallStyle(join(HERE, "src/file/page.css"));
const mark = createHash("sha256").update(page).digest("hex").slice(0, 8).toUpperCase();
const names = {
  ...Object.fromEntries(Object.entries(scripts).map(([part, { name }]) => [part, name])),
  "offline-page": `page.${mark}.css`,
};

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const files = [
  ...Object.values(scripts).flatMap((one) => one.files),
  { name: names["offline-page"], contents: Buffer.from(page) },
];
for (const { name, contents } of files) await writeFile(join(OUT, name), contents);
await writeFile(join(OUT, "manifest.json"), `${JSON.stringify(names, null, 2)}\n`);
await writeFile(join(OUT, "LICENSES.txt"), await licences(inside));
for (const { name, contents } of files) process.stdout.write(`${name} ${contents.length} bytes\n`);
