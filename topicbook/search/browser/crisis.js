// @ts-check
// Whether the words that a reader types tell of a crisis, so that help stands before all results.
// A list that a person can review, not a model: who doubts a phrase can find, change and test it.

(() => {
  /** Enough for any question; a pasted page must not make typing slow. */
  const MOST_WORDS = 300;
  const MOST_LETTERS = 4000;
  /** Other words that may stand between two of a phrase. */
  const GAP = 2;
  const SHORTEST = 4;
  const SHORTEST_TYPED = 5;
  const MOST_KNOWN = 5000;
  const WORD = /[\p{L}\p{N}]+/gu;
  const PARTED = [
    [/\b(my|him|her|your|them|our) (self|selves|slef)\b/g, "$1self"],
    [/\bany (more|longer)\b/g, "anymore"],
    [/\bno (?:body|one)\b/g, "nobody"],
    [/\bcan not\b/g, "cannot"],
    [/\bself (harm|injur|mutilat)/g, "self$1"],
    [/\bover (dos)/g, "over$1"],
    [/\bgood bye\b/g, "goodbye"],
    [/\bun alive/g, "unalive"],
  ];

  /** Words that may stand for each other. @type {Record<string, string>} */
  const SETS = {
    I: "i im ive id ill me",
    SELF: "myself himself herself themself themselves yourself ourselves meself hisself themselfs",
    NOT: "not dont doesnt didnt wont cant cannot couldnt wouldnt never no nothing dnt don isnt wasnt",
    CANT: "cant cannot couldnt cnt",
    WANT: "want wants wanted wanting wanna wana wnat wan wish wishes wished wishing hope hoping " +
      "ready deserve deserves pray praying begging longing prefer tempted urge urges",
    GOING: "going goin gonna gona gunna will ill might may planning planned plan decided about",
    KILL: "kill kil kll kills killed killing killin",
    DIE: "die dei dies died dying dieing dead gone",
    LIVE: "live living alive exist existing existence",
    HARM: "hurt hurts hurting hurted harm harms harming harmed cut cuts cutting cutted burn burns " +
      "burning burned burnt injure injuring injured scratch scratching punch punching hit hitting " +
      "bite biting starve starving stab stabbing strangle choke choking poison poisoning",
    HANG: "hang hanging hung drown drowning poison poisoning stab stabbing off offing offed top " +
      "topping neck suffocate electrocute unalive shoot shooting shot",
    PILLS: "pills pill tablets tablet meds medication medicine paracetamol tylenol acetaminophen " +
      "ibuprofen aspirin antidepressants xanax insulin opioids oxy sleepers",
    THEY: "he she they someone somebody hes shes theyre",
    KIN: "husband hubby wife partner boyfriend girlfriend bf gf ex spouse fiance dad father daddy " +
      "stepdad stepfather mum mom mother stepmom stepmum brother sister son daughter uncle aunt " +
      "cousin parents grandad grandpa roommate flatmate neighbor neighbour carer",
    CHILD: "baby babies newborn toddler child children kid kids son daughter sister brother " +
      "mum mom mother",
    HITS: "hit hits hitting beat beats beating punch punched punches punching slap slapped slaps " +
      "slapping kick kicked kicks kicking choke choked chokes choking strangle strangled " +
      "strangles strangling shove shoved bit bites attack attacked attacks stabbed burned",
    OFTEN: "has had is was keeps kept just sometimes often always still again started regularly " +
      "tried will might could going gonna physically also nearly almost",
    ATTACK: "hurt hurting harm harming kill killing murder murdering stab stabbing shoot shooting " +
      "strangle strangling attack attacking beat beating",
    SCARED: "scared afraid frightened terrified worried fear fearing fears scary",
    NOW: "now tonight today tomorrow soon anymore",
    HIGH: "bridge roof rooftop building balcony cliff window train ledge tracks overpass tube",
    SKIN: "wrist wrists arm arms leg legs thigh thighs skin throat veins stomach",
    TELL: "tell tells telling told say says saying order orders ordering command commands " +
      "commanding want wants make making force forcing",
  };

  // A phrase is its words in order, with up to two others between. In it, | parts alternatives,
  // + forbids other words before, - names what must not come next, $ is the end of the text.
  const PHRASES = `
    suicide, suicides, suicidal, suicidality, suicid, sucidal, suisidal, suiside, suicidle, sueside
    sewerslide, unalive, unaliving, unalived, kms, kys, killmyself, noose, homicidal, homicide
    WANT die -of|laughing|for, wish|hope could|would die -of, rather die -than|of, die than live
    want|wish|wishes|wished|ready|deserve|hope|rather|ought|should dead, should just die
    let|lets|help|make|please me +die, how|way|ways|easiest|fastest|best +to +die, die my sleep
    painless|easy|quick death|suicide|die, die|dying +tonight|today|now, die|dying|dies +inside
    going|gonna|planning|decided|time die tonight|today|soon|alone
    thinking|think|thought|thoughts about|of dying|killing|ending|jumping|death -of
    if|once i|im died|dead, DIE would|will anyone|anybody|nobody, nobody|anyone|anybody miss +me
    nobody|anyone|anybody|everyone would|will|wouldnt|notice|care|miss|happier DIE
    KILL|killl +SELF -laughing|at|for|over|to|trying|working|studying, kill +SELF -laughing
    thinking|thought|thoughts|about|of|tried|tries|by|from killing|kill +SELF
    HANG +SELF -in|up|out|the|off, shoot|shooting +SELF in +the|my +head|mouth|heart
    jump|jumping|jumped off|from|under|out HIGH, jump|jumping|jumped front train|car|bus|truck|tube
    standing|sitting|stood +on|at +the|a|my HIGH, throw +SELF off|under|front|in
    end|ends|ending|ended +it +all|now|tonight|today|forever, WANT|GOING end +it -with|between|by|on|at
    WANT|GOING end +everything -with, end|ends|ending|ended +my|his|her|their|own|your|our +life|lives|own
    take|takes|taking|took|taken +my|his|her|their|your +own +life|lives
    take|taking|took|taken +my|his|her|their +life|lives -back|in|seriously|to|over|so|for
    NOT|stop|stopped WANT|feel|worth|see|like +to|like|of|in|living|live LIVE -with|in|at|there|here|near|together|alone|off|away
    NOT want|wanna|wana|wish|wanting LIVE -with|in|at|there|here|near|together|alone|off|away|up
    NOT want|wanna|wana|CANT live|living +with|in +this|the|myself|a +pain|world|anymore|$
    CANT|dont live|living|exist +like|anymore, WANT stop|cease|quit LIVE
    stop|stopped|cease|quit +living|existing|exist, wish|wished|hate|should|shouldnt NOT|being|im exist|alive|born
    NOT|hate be|being|am|been +alive|born, NOT exist anymore, wish|want|rather NOT exist|existed
    no|without|lost|whats|any reason|point|purpose|will|meaning|desire LIVE|life|carry|anymore
    no|without|any|whats reason|point to|of|in go|going|carry|being|be +on|here|alive
    nothing|nothings|anything|noone|nobody to|left|live +live|for +for|live, nothing live +for
    life NOT|isnt|worth worth|living +living|it|anymore, worth living, life pointless|meaningless|hopeless
    tired|sick|done|exhausted|weary|fed of|with|by +life|living|existing|existence -with|in|at
    tired|sick|done|exhausted|weary|fed of|with +my|this|being +life|alive
    give|giving|gave|given +up +on|in +life|living|everything, want|ready give +up +on|living +life|$
    NOT WANT wake +up -early|at|for|to|before|my|him|her|late|tired|and|next|with|so
    WANT NOT wake|woke|waking +up -early|at|for|to|before|late|tired|so, never|didnt wake|waking +up|again
    sleep|asleep forever|never, NOT want|wanna|wana be|stay here|around|alive anymore|longer|$
    wish NOT here|around|alive|born|exist, never|not been|being|be +born, wish +i +wasnt|werent
    WANT +to|just disappear|vanish, wanna|wana|just disappear|vanish, I|just disappear|vanish forever
    disappear|vanish from|off world|earth|planet, WANT it|everything|all|pain|suffering stop|end|over|gone
    better off|of dead|gone, better without +me, better if +i|im|ive dead|died|gone|disappeared|here|around|alive|born|exist
    CANT go|carry|keep +on|going +anymore|living|like|$, CANT do|take|bear|stand +this|it|life +anymore|$
    CANT go|carry +on +with +life|living|this, only|no +way +out, no|dont future for|see|my me|myself|future
    goodbye|farewell|suicide +letter|letters|note|notes|message|messages|video -to|for
    goodbye|farewell +letter|letters|note|notes +to|for family|kids|children|everyone|parents|mum|mom|dad|wife|husband|friends|son|daughter
    wrote|written|texted|posted|messaged|sent goodbye, goodbye everyone|world|forever
    have|has|got|made plan|date to|for|how end|die|kill|death|suicide, plan|planned tonight
    going|gonna|might|will do +it +tonight|now|today|soon|tomorrow
    SCARED what +i|ill might|may|could|will|do +do|tonight, what +i +might|may +do tonight|myself|next
    give|gives|giving|gave|given +away my|his|her|their +things|stuff|possessions|belongings|pets
    have|has|got|bought|holding|with|found rope|gun|blade|razor, NOT safe myself|alone|tonight|now|home
    HARM +SELF -out|off|some|short|slack|a|shaving|back|down|too, hurt|harm|kill someone|others|people or|and SELF
    hurt|hurting on +purpose, selfharm, selfharming, selfharmed, selfharms, selfinjury, selfinjure
    selfinjuring, selfmutilation, slit|slitting|slash|slashing SKIN, cut|cuts|cutting +my|his|her|their SKIN
    relapse|relapsed|relapsing|relapses cutting|cut|sh|harm, started|start|keep|keeps|stop|been|back|addicted cutting -back|down|hours|ties|contact|off|my|out|people|corners|him|her|them|sugar|costs
    cutting|burning +again, WANT +to|of cut|burn -SELF|back|down|off|ties|contact|hours|my|out|her|him|them|the|people|costs|short|all|sugar|some|it
    razor|razors|blade|blades|knife SKIN|SELF, cut|cutting|cuts deep|deeper|razor|blade
    overdose, overdosed, overdoses, overdosing, overdoes, overdosis, od, oding, oded
    too many|much PILLS, so many pills|tablets, PILLS too many|much
    took|taken|take|taking|swallowed|swallow|ate|eaten all|whole|bunch|lots|handful|bottle|bottles|packet|pack|box|entire PILLS
    swallowed|swallow|swallowing PILLS|bleach|poison, drank|drink|drinking bleach|poison|antifreeze
    took|taken|take|swallowed all|whole|entire bottle|packet|box|pack|stash, lethal|fatal|deadly +dose|amount
    many|much PILLS die|kill|lethal|fatal|dead, stockpile|stockpiling|hoarding|counting|saving PILLS
    THEY|KIN +HITS +me|us -up|with|at|to|that|on, THEY|KIN OFTEN HITS +me|us -up|with|at|to|that|on|when
    THEY|KIN +HITS|hurt|hurts|hurting +my|our|the CHILD, THEY|KIN OFTEN hurting|abusing|touching +my|our|the CHILD
    beat|beats|beating|beaten +me|us|her +up, punched|slapped|strangled|choked|choking|stabbed +me|us -up
    KIN hurt|hurts|hurting +me -with|by|when|that|emotionally, THEY hurts|hurting +me -when|that|with|by|emotionally|so
    hurts|hurting|hurt +me +again|physically, hits|beats +me -that|why|how|at|to|when|hard|like|in|on|all|with
    THEY|KIN going|gonna|will|might|wants|tried|tries|could|said|says kill|hurt|beat|shoot|stab|rape|hit +me|us -if|when|for
    kill|hurt|beat|shoot +me|us if +i|we leave|tell|go|call|speak|report|try|left|told, SCARED kill|hit|beat +me|us
    threaten|threatens|threatened|threatening kill|hurt|shoot|stab|beat|harm|rape|murder|suicide|jump
    threatens|threatened|threatening +me|us, death +threat|threats, SCARED for +my|her|his|our|their +life|lives|safety
    SCARED of +my|him +KIN, wont|doesnt|NOT let|lets|letting|allow|allowed +me|us|her leave|out|outside -therapy|treatment|work
    locked|locks|locking|trapped +me|us|her, locked|trapped in|at home|house|room with|by, hostage, held +captive
    raped, rapes, raping, gang +rape, rape +me, being|getting|am|im abused|beaten|molested|assaulted|hit|attacked|stalked -as|when
    abusing|abuses|molesting|molests|molested +me|us|my|her|him|the, domestic|home violence|abuse
    THEY|KIN has|got|with|pointed|holding|pulled gun|knife|weapon, gun|knife to|at +my|me
    stalking|stalks +me|us, following|chasing +me home|now|street, in +danger -of|to, im|not|feel unsafe|safe +at|here|tonight|now|home|alone
    WANT|GOING|could|SCARED|thinking|thought|thoughts|want|going ATTACK +someone|somebody|people|anyone|others|him|them|everyone -for|by|when|feelings|with
    WANT|GOING|could|SCARED|thinking|thoughts ATTACK +her|my|the|our CHILD|husband|wife|partner|boyfriend|girlfriend|dad|father|boss|family|ex
    GOING|want|wanna kill +him|her|them, shake|shaking|shook|smother|drown|drowning|kill|strangle|throw|hit +my|the|our +baby|newborn|toddler|child|kid|kids|son|daughter
    murder|murdering|murdered +someone|somebody|people|him|them, WANT ATTACK +her -feelings
    voice|voices TELL ATTACK|die|jump|cut|burn|end|SELF, voices tell|tells|telling|told|order|orders|command +me +to
    commanding +voices, command +hallucinations, voices saying|say|says +to
  `;

  /** Words that are no slips of the pen for those of the list. */
  const EVERYDAY = new Set(`
    EVERYDAYLIST
  `.match(/\S+/g));

  /** @typedef {{ words: Set<string>, gap: number, not: boolean }} Step */

  /** What a part of a phrase asks for. @param {string} part @returns {Step} */
  const parse = (part) => {
    const names = part.replace(/^[+-]/, "").split("|");
    const words = names.flatMap((name) => SETS[name]?.split(" ") ?? [name]);
    return { words: new Set(words), gap: /^[+-]/.test(part) ? 0 : GAP, not: part[0] === "-" };
  };

  const phrases = PHRASES.split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .map((phrase) => phrase.split(" ").map(parse));

  /** The words of the list; the phrases by their first words; the words by their lengths.
   * @type {[Set<string>, Map<string, Step[][]>, string[][]]} */
  const [listed, starts, byLength] = [new Set(), new Map(), []];
  for (const steps of phrases) {
    for (const word of steps[0].words) {
      starts.set(word, [...(starts.get(word) ?? []), steps]);
    }
    for (const word of steps.flatMap((step) => [...step.words])) {
      if (!listed.has(word) && word.length >= SHORTEST) {
        (byLength[word.length] ??= []).push(word);
      }
      listed.add(word);
    }
  }

  /** Whether one letter too many, too few, another one or a swap of neighbors parts two words.
   * @param {string} one @param {string} other */
  const isSlip = (one, other) => {
    let start = 0;
    while (start < one.length && one[start] === other[start]) {
      start += 1;
    }
    let [end, otherEnd] = [one.length, other.length];
    while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
      end -= 1;
      otherEnd -= 1;
    }
    const [left, otherLeft] = [end - start, otherEnd - start];
    if (left === 2 && otherLeft === 2) {
      return one[start] === other[start + 1] && one[start + 1] === other[start];
    }
    return left <= 1 && otherLeft <= 1;
  };

  /** What the words that were typed may mean. @type {Map<string, string[]>} */
  const known = new Map();

  /** The words of the list that a typed word may mean. @param {string} word @returns {string[]} */
  const meanings = (word) => {
    if (listed.has(word)) {
      return [word];
    }
    if (word.length < SHORTEST_TYPED || EVERYDAY.has(word)) {
      return [];
    }
    let found = known.get(word);
    if (!found) {
      const near = [-1, 0, 1].flatMap((more) => byLength[word.length + more] ?? []);
      found = near.filter((other) => isSlip(word, other));
      if (known.size >= MOST_KNOWN) {
        known.clear();
      }
      known.set(word, found);
    }
    return found;
  };

  /** The words of a text, without accents, apostrophes and drawn-out letters.
   * @param {string} text @returns {string[]} */
  const split = (text) => {
    const plain = text
      .slice(0, MOST_LETTERS)
      .normalize("NFKD")
      .replace(/[\p{M}'\u2018\u2019\u02bc`\u00b4*]/gu, "")
      .toLowerCase()
      .replace(/(\p{L})\1{2,}/gu, "$1")
      .replace(/(?<=\p{L})1(?=\p{L})/gu, "i");
    let words = (plain.match(WORD) ?? []).slice(0, MOST_WORDS).join(" ");
    for (const [parted, joined] of PARTED) {
      words = words.replace(parted, /** @type {string} */ (joined));
    }
    return words.split(" ");
  };

  /** Whether the rest of a phrase stands from a place on.
   * @param {string[][]} typed @param {number} at @param {Step[]} steps @param {number} step
   * @returns {boolean} */
  const reaches = (typed, at, steps, step) => {
    if (step === steps.length) {
      return true;
    }
    const { words, gap, not } = steps[step];
    if (not) {
      const barred = typed[at]?.some((word) => words.has(word));
      return !barred && reaches(typed, at, steps, step + 1);
    }
    if (at >= typed.length) {
      return words.has("$");
    }
    for (let place = at; place <= at + gap && place < typed.length; place += 1) {
      const fits = typed[place].some((word) => words.has(word));
      if (fits && reaches(typed, place + 1, steps, step + 1)) {
        return true;
      }
    }
    return false;
  };

  topicbookSearch.crisis = (text) => {
    const typed = split(typeof text === "string" ? text : "").map(meanings);
    return typed.some((words, at) =>
      words.some((word) =>
        (starts.get(word) ?? []).some((steps) => reaches(typed, at + 1, steps, 1)),
      ),
    );
  };
})();
