// What the import law looks like to TypeScript.
declare const law: { readonly forbidden: readonly { readonly name: string }[] };
export = law;
