// Breaks a rule on purpose: a room whose name only begins like a window's holds decisions, and they cannot fail.
import { readFileSync } from 'node:fs'; export const x = readFileSync;
