// Writes the server's settings into package.json:  node settings.mjs [PYLORE]
// `pylore settings` prints them from the table that the server reads them by; what only the extension
// itself reads stays as it is, behind them.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const pylore = process.argv[2] ?? "pylore";
const schema = JSON.parse(execFileSync(pylore, ["settings", "--format", "json-schema"], { encoding: "utf8" }));
const file = new URL("package.json", import.meta.url);
const manifest = JSON.parse(readFileSync(file, "utf8"));
const configuration = manifest.contributes.configuration;

function property({ description, ...rest }, order) {
  const key = description.includes("`") ? "markdownDescription" : "description";
  return { scope: "resource", order, ...rest, [key]: description };
}

const properties = {};
let order = 0;
for (const [group, { properties: members }] of Object.entries(schema.properties))
  for (const [name, described] of Object.entries(members))
    properties[`pylore.${group}.${name}`] = property(described, ++order);
for (const [name, kept] of Object.entries(configuration.properties))
  if (kept.scope !== "resource") properties[name] = { ...kept, order: ++order };
configuration.properties = properties;
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
