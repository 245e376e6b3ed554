// Runs the server's program for an answer: what takes a while does not hold up the server itself.
import { execFile } from "node:child_process";

const patience = 20_000; // milliseconds
const longest = 64 * 1024 * 1024; // bytes

export function runProgram(program: string, args: string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: patience, maxBuffer: longest }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program} ${args.join(" ")}: ${error.message}`));
    });
    child.stdin?.on("error", () => undefined); // it ended before it had read all: its exit code tells
    child.stdin?.end(input);
  });
}
