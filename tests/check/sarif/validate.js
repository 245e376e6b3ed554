// node validate.js MODULES LOG...: holds SARIF logs against the schema that lies in MODULES, and
// prints LOG: PLACE MESSAGE for each fault.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [modules, ...logs] = process.argv.slice(2);
const Ajv = require(path.join(modules, "ajv"));
const schema = require(path.join(modules, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));

const ajv = new Ajv({ allErrors: true, schemaId: "auto", format: "full", unknownFormats: [] });
ajv.addMetaSchema(require(path.join(modules, "ajv/lib/refs/json-schema-draft-04.json")));
const validate = ajv.compile(schema);

for (const log of logs) {
  if (validate(JSON.parse(fs.readFileSync(log, "utf-8")))) continue;
  process.exitCode = 1;
  for (const fault of validate.errors)
    console.log(`${path.basename(log)}: ${fault.dataPath || "the log"} ${fault.message}`);
}
