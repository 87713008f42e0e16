// Run before every suite when a failure is to be replayed (FC_SEED): every property of the house then begins with that seed.
import { configureGlobal } from 'fast-check';
import { replayed } from './chance.js';

configureGlobal(replayed());
