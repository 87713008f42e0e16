// Leaves out what was not given: an optional field of an event is absent, never undefined.

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

export const onlyGiven = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
