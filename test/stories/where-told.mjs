// Which stories are told in one house only, and why: all others are told twice, of the hall process and of the five.

/** Of the hall process itself, its application or its one database. */
export const ofTheHall = {
  'the-hall-opens-and-closes': 'npm start: its screen, its folder, its end',
  'the-hall-is-hindered': 'npm start on a full disk, a lost database, a damaged folder',
  'a-house-that-cannot-open-leaves-nothing': 'what one process lets go of',
  'a-file-is-lived': 'npm run live starts a hall of its own',
  tampering: 'copies the one database and changes it; verify reaches five by the same functions, see five-processes',
  'what-a-register-forgot': 'copies the one database and changes it, as tampering does',
  'every-route-of-the-house': 'compares the routes and forms of the application with its document',
  'a-rebuilt-view-equals-the-living-one': 'compares the views within the application',
  'a-view-is-built-anew-while-everybody-reads': 'asks the views within the application',
  'poison-waits-until-it-is-mended': 'npm run parked against the application',
  'an-auditor-finds-what-was-changed': 'audit reads the logs themselves; of five only npm run verify can',
  'a-number-is-drawn-in-vain': 'sweeps the registers within the application',
  'nobody-reads-what-was-said': 'searches the one database, its dump and its log file',
  'nobody-reads-a-secret': 'lists the routes of the application',
  'somebody-forgets-a-transaction': 'reads the figures of the application',
  'a-hall-comes-back-from-a-backup': 'restored speaks of one database; five, and the topics beside them, are another matter',
  'a-tail-behind-a-restore': 'a log and its ledger in a database of their own; no house is opened',
  'a-hall-sets-what-the-law-leaves-open': 'starts with a wrong setting within the test',
  'a-notice-reaches-nobody-in-time': 'the settings of one process; of five each has its own',
};

/** Of the five processes themselves. */
export const ofTheFive = {
  'five-processes': 'one of them is killed; the gateway says who is away',
  'five-processes-open-and-close': 'npm run start:services: its screen, its folder, its end',
};

/** What a run leaves out, for jest. */
export const leftOut = house => Object.keys(house === 'services' ? ofTheHall : ofTheFive).map(name => `/test/stories/${name}\\.e2e\\.spec\\.ts$`);
