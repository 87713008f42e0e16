// The tables of intake's views, in the order in which they came.
import { FirstViews1700000000001 } from './first-views-1700000000001.js';
import { OwnRatings1700000000004 } from './own-ratings-1700000000004.js';
import { OwnSlips1700000000003 } from './own-slips-1700000000003.js';
import { PersonTraces1700000000002 } from './person-traces-1700000000002.js';
import { QuickLookups1700000000005 } from './quick-lookups-1700000000005.js';

export const intakeMigrations = [FirstViews1700000000001, PersonTraces1700000000002, OwnSlips1700000000003, OwnRatings1700000000004, QuickLookups1700000000005];
