// What Sphinx's own scripts define on every page, for the scripts of ours that use it.

declare const DOCUMENTATION_OPTIONS: {
  readonly VERSION: string;
  readonly LANGUAGE: string;
  readonly BUILDER: string;
  readonly FILE_SUFFIX: string;
  readonly LINK_SUFFIX: string;
};
