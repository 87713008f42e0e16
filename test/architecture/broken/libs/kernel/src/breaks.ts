// Breaks a rule on purpose: kernel imports nothing.
import { readFileSync } from 'node:fs'; export const x = readFileSync;
