// Breaks a rule on purpose: a decision that can fail.
import { readFileSync } from 'node:fs'; export const x = readFileSync;
