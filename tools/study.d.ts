// The parts of practice that its scripts share, as topicbook/study/browser/*.js define them.

/** when, in milliseconds, and how it was rated: 1 again, 2 hard, 3 good, 4 easy */
type PracticeReview = [number, number];

interface PracticeState {
  phase: "learning" | "review" | "relearning";
  /** which of the first minutes' steps comes next, null in review */
  step: number | null;
  /** days until the card is remembered with a probability of 0.9 */
  stability: number;
  /** from 1 to 10 */
  difficulty: number;
  due: number;
  last: number;
}

interface PracticeCard {
  id: string;
  /** places of its topics */
  topics: number[];
  /** name and version of the script with its text */
  file: [string, string];
}

interface PracticeText {
  id: string;
  front: string;
  back: string;
  /** its place, from the site's root */
  url: string;
  /** title of the page it comes from */
  page: string;
  sources: string[];
}

interface PracticeTopic {
  id: string;
  title: string;
  /** place of the topic above it, -1 for none */
  parent: number;
  own: PracticeCard[];
  /** its own and those of all topics below it, each once */
  cards: PracticeCard[];
  /** itself and all topics below it */
  below: PracticeTopic[];
}

interface PracticeTopics {
  topics: PracticeTopic[];
  cards: PracticeCard[];
}

type PracticeLink =
  | { kind: "topic"; name: string; topics: PracticeTopic[] }
  | { kind: "cards"; cards: PracticeCard[]; missing: number };

interface PracticePlan {
  due: string[];
  fresh: string[];
  later: string[];
  /** when the first card that is not due yet will be */
  next: number | null;
}

interface PracticeSession {
  next(now: number): string | null;
  rated(id: string, rating: number, due: number, now: number): void;
  defer(id: string, due: number, now: number): void;
  left(): number;
  ids(): string[];
  /** how many cards were rated */
  met(): number;
  /** how often each rating was given */
  tally: number[];
}

interface PracticeSettings {
  newPerDay: number;
  /** ids of topics the reader leaves out */
  off: string[];
}

interface PracticeStore {
  known: Map<string, PracticeReview[]>;
  /** cards with an entry that could not be read */
  damaged: Set<string>;
  state(id: string): PracticeState | null;
  add(id: string, rating: number, now: number): void;
  join(cards: Map<string, PracticeReview[]>): { added: number; there: number; touched: number };
  clear(): void;
  set(settings: PracticeSettings): void;
  settings(): PracticeSettings;
  trouble(): "" | "blocked" | "full";
}

interface PracticeView {
  node: HTMLElement;
  refresh(): void;
  focus(): void;
  key?(event: KeyboardEvent): void;
}

/** what the views are given */
interface PracticeContext {
  all: PracticeTopics;
  store: PracticeStore;
  clock(): number;
  say(text: string, quiet?: boolean): void;
  /** ids of the topics that are left out now */
  off(): Set<string>;
  setOff(off: Set<string>): void;
  link(): PracticeLink | null;
  unlink(): void;
  chosen(): PracticeCard[];
  begin(ids: string[]): void;
  home(): void;
}

interface PracticeAsking {
  rate(rating: number): void;
  stop(): void;
  clock(): number;
  refresh(): void;
}

declare const topicbookPractice: {
  /** the site's root */
  root: string;
  take(name: string, data: any): void;
  load(name: string, version?: string): Promise<any>;
  scheduler: {
    review(card: PracticeState | null, rating: number, at: number): PracticeState;
    replay(reviews: PracticeReview[]): PracticeState | null;
    preview(card: PracticeState | null, at: number): PracticeState[];
  };
  reviews: {
    merge(one: PracticeReview[], other: PracticeReview[]): PracticeReview[];
    parse(text: string): { reviews: PracticeReview[]; sound: boolean };
    format(reviews: PracticeReview[]): string;
    toFile(cards: Map<string, PracticeReview[]>): string;
    fromFile(text: string): { problem: string; cards: Map<string, PracticeReview[]> };
  };
  openStore(site: string, changed: () => void): PracticeStore;
  topics: {
    open(data: any): PracticeTopics;
    linked(all: PracticeTopics, hash: string): PracticeLink | null;
    allBut(all: PracticeTopics, on: PracticeTopic[]): Set<string>;
    chosen(all: PracticeTopics, off: Set<string>): PracticeCard[];
  };
  session: {
    plan(cards: PracticeCard[], stateOf: (id: string) => PracticeState | null, now: number): PracticePlan;
    usual(found: PracticePlan, allowed: number): string[];
    ahead(found: PracticePlan): string[];
    start(ids: string[]): PracticeSession;
    newToday(known: Iterable<PracticeReview[]>, now: number): number;
    forecast(states: Iterable<PracticeState | null>, now: number, days: number): number[];
  };
  view: {
    element(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement;
    button(text: string, act: () => void, kind?: string): HTMLElement;
    counted(count: number, thing: string): string;
    duration(span: number): string;
    when(at: number, now: number): string;
    day(at: number): string;
    side(text: string): Node[];
  };
  chart(states: Iterable<PracticeState | null>, now: number): HTMLElement[];
  keeping: {
    warning(store: PracticeStore): string;
    section(store: PracticeStore, say: (text: string) => void, clock: () => number): HTMLElement;
  };
  choose(context: PracticeContext): PracticeView;
  forecast(context: PracticeContext): { made: HTMLElement; refresh(): void };
  ask(text: PracticeText, state: PracticeState | null, left: number, on: PracticeAsking): PracticeView;
  done(session: PracticeSession, context: PracticeContext): PracticeView;
};
