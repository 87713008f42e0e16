// How words of yesterday become words of today: for each type and version, one pure function to the next. None is needed yet: every word is in its first version.

/** By type, then by the version that is brought one further. */
export const upcasters: Readonly<Record<string, Readonly<Record<number, (data: object) => object>>>> = {};
