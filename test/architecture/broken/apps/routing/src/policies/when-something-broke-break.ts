// Breaks a rule on purpose: a policy that could read a file.
import { readFileSync } from 'node:fs'; export const x = readFileSync;
