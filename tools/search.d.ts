// The parts of search that its scripts share, as topicbook/search/browser/*.js define them.

interface SearchState {
  q: string;
  topic: string;
  kind: string;
  audience: string;
}

interface SearchRanking {
  pair: number;
  skip: number;
  length: number;
  lines: number;
  decay: number;
  nearest: number;
  spread: number;
  smooth_all: number;
  smooth_each: number;
  spread_scale: number;
  spread_length: number;
  spread_pair: number;
}

interface SearchIndex {
  pages: number;
  groups: number;
  /** for each page, its topic's place */
  groupOf: number[];
  /** for each page, the places of its topics */
  topics: number[][];
  kinds: number[];
  audiences: number[];
  /** id, title and place of the parent, -1 for none */
  tree: [string, string, number][];
  overviews: Set<number>;
  /** for each line, its page and its topic's place */
  owners: number[];
  lineGroup: number[];
  groupLines: Float64Array;
  scales: number[];
  /** what scales are written in, and the factor from one step of them to the next */
  unit: number;
  step: number;
  ranking: SearchRanking;
  /** the first stem of each shard but the first */
  shards: string[];
  block: number;
  /** stems of the names of each concept, and of each side of each contrast */
  concepts: string[][];
  contrasts: string[][][];
  /** stems that tell no text from another, whatever their number */
  stops: Set<string>;
}

interface Shard {
  stems: string[];
  places: Map<string, number>;
  pages: string[];
  groups: string[];
  lines: string[];
}

interface Postings {
  /** rows of page, weight, section */
  pages: number[];
  /** rows of group, weight */
  groups: number[];
  /** rows of line, place */
  lines: number[];
  /** in how many lines it stands */
  frequency: number;
  rarity: number;
}

interface QueryTerm {
  word: string;
  /** what a misspelled word probably means, "" for others */
  corrected: string;
  candidates: { stem: string; weight: number }[];
}

interface Correction {
  word: string;
  cost: number;
}

interface SearchLine {
  line: number;
  /** how like the question it is, about 1 at most */
  value: number;
  /** it is the question, word for word */
  isWhole: boolean;
}

/** what a word or pair adds to the products with lines */
interface Share {
  lines: number[];
  values: number[];
}

interface Likeness {
  /** lines that share a word with the question, and how like it each is */
  lines: number[];
  values: Float64Array;
  /** the nearest, the first of equal ones first */
  nearest: SearchLine[];
  /** those that are the question, word for word */
  same: number[];
}

interface Ranked {
  pages: { page: number; score: number }[];
  lines: SearchLine[];
}

interface MarkableWord {
  start: number;
  end: number;
  stems: string[];
}

interface SearchResult {
  page: number;
  url: string;
  title: string;
  summary: string;
  date: string;
  kind: string;
  topic: string;
  anchor: string;
  heading: string;
}

interface Facet {
  name: "topic" | "kind" | "audience";
  label: string;
  choices: { value: string; label: string; count: number; depth: number }[];
}

type NamedPart =
  | { kind: "concept"; url: string; term: string; definition: string }
  | { kind: "contrast"; url: string; sides: [string, string]; rows: [string, string, string][] };

interface SearchAnswer {
  /** the question with the choices that there are */
  state: SearchState;
  results: SearchResult[];
  total: number;
  fit: "good" | "weak";
  meant: string;
  stems: string[];
  /** worked out when they are drawn */
  facets: () => Facet[];
  named: NamedPart | null;
  near: { id: string; title: string }[];
}

declare const topicbookSearch: {
  root: string;
  searchUrl: string;
  helpLead: string;
  Stemmer: new () => { stemWord(word: string): string };
  take(name: string, version: string, data: any): void;
  /** loads one script's data; only where there is no document */
  script?(name: string): Promise<any>;
  crisisWords: { SETS: Record<string, string>; PHRASES: string; EVERYDAY: Set<string> };
  crisis(text: string): boolean;
  words: { fold(text: string): string; split(text: string): string[]; stem(word: string): string };
  index: {
    load(name: string): Promise<any>;
    ready(): Promise<SearchIndex>;
    decode(text: string): number[];
    decodeWords(text: string): string[];
  };
  postings: {
    need(index: SearchIndex, stems: string[]): Promise<void>;
    has(stem: string): boolean;
    get(stem: string): Postings;
    beginning(index: SearchIndex, start: string): Promise<string[]>;
    placeOfPage(rows: number[], page: number): number;
  };
  typos: {
    corrections(word: string): Promise<Correction[]>;
    distance(one: string, other: string, limit: number): number;
  };
  lines: {
    keyOf(term: QueryTerm): string;
    marksOf(term: QueryTerm): Map<number, number>;
    likeness(index: SearchIndex, terms: QueryTerm[]): Likeness;
    bestOf(like: Likeness, ownerOf: number[], size: number, ranking: SearchRanking): Float64Array;
    remembered<T>(kept: Map<string, T>, key: string, work: () => T): T;
  };
  spread(index: SearchIndex, terms: QueryTerm[]): Float64Array;
  rank(index: SearchIndex, terms: QueryTerm[]): Ranked;
  fit(index: SearchIndex, terms: QueryTerm[], ranked: Ranked): "good" | "weak";
  ask(
    index: SearchIndex,
    text: string,
    how: { typing: boolean },
  ): Promise<Ranked & { terms: QueryTerm[]; fit: "good" | "weak" }>;
  facets: {
    valid(index: SearchIndex, state: SearchState): SearchState;
    filter(index: SearchIndex, state: SearchState, without?: string): (page: number) => boolean;
    count(index: SearchIndex, state: SearchState, pages: number[]): Facet[];
    isOn(state: SearchState): boolean;
    kindLabel(index: SearchIndex, page: number): string;
  };
  address: {
    nothing(): SearchState;
    parse(text: string): SearchState;
    format(state: SearchState): string;
    read(): SearchState;
    write(state: SearchState): void;
  };
  named(index: SearchIndex, terms: QueryTerm[]): Promise<NamedPart | null>;
  answer(state: SearchState, how: { typing: boolean; more?: number }): Promise<SearchAnswer>;
  view: {
    element(
      tag: string,
      attributes: Record<string, string>,
      ...children: (Node | string)[]
    ): HTMLElement;
    marked(text: string, stems: Set<string>): (Node | string)[];
    list(results: SearchResult[], stems: Set<string>): HTMLElement[];
    named(part: NamedPart): HTMLElement;
    help(): HTMLElement;
    helpHref(): string;
    carry(href: string, stems: string[]): void;
    about(result: SearchResult): string;
    told(answer: SearchAnswer | null, helps: boolean): string;
  };
  markPage(stems: string[]): Promise<void>;
  openDialog(): void;
};
