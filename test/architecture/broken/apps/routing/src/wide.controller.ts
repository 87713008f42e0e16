// Breaks a rule on purpose: a window whose handler takes too much, and classes that nobody injects but that take as much.
const Injected = (): ClassDecorator => () => undefined;

@Injected()
export class Window {
  constructor(readonly one: string, readonly two: string, readonly three: string, readonly four: string) {}

  handle(one: string, two: string, three: string, four: string) { // no-restricted-syntax
    return [this.one, one, two, three, four];
  }
}

export class Plain {
  constructor(readonly one: string, readonly two: string, readonly three: string, readonly four: string) {} // no-restricted-syntax
}

export const Nameless = class {
  constructor(readonly one: string, readonly two: string, readonly three: string, readonly four: string) {} // no-restricted-syntax
};
