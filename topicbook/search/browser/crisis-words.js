// @ts-check
// The words of crisis: a list that a person can review, change and test, not a model.
// crisis.js matches them; docs/search.md says how to change them.

(() => {
  /** Words that may stand for each other. @type {Record<string, string>} */
  const SETS = {
    I: "i im ive id ill me",
    SELF: "myself himself herself themself themselves yourself ourselves meself hisself themselfs",
    NOT: "not dont doesnt didnt wont cant cannot couldnt wouldnt never no nothing dnt don isnt " +
      "wasnt",
    PLACE: "with in at there here near together alone off away up by next",
    SPARE: "back down off ties contact hours my out her him them the people costs short all " +
      "sugar it some",
    WHOSE: "my his her their your our own",
    ANYONE: "someone somebody people anyone others him them everyone",
    END: "end ends ending ended",
    TAKE: "take takes taking took taken swallow swallowed ate eaten",
    WEARY: "tired sick done exhausted weary fed",
    CANT: "cant cannot couldnt cnt",
    WANT: "want wants wanted wanting wanna wana wnat wan wish wishes wished wishing hope hoping " +
      "ready deserve deserves pray praying begging longing prefer tempted urge urges",
    GOING: "going goin gonna gona gunna will ill might may planning planned plan decided about",
    KILL: "kill kil kll kills killed killing killin",
    DIE: "die dei dies died dying dieing dead gone",
    LIVE: "live living alive exist existing existence",
    HARM: "hurt hurts hurting hurted harm harms harming harmed cut cuts cutting cutted burn " +
      "burns burning burned burnt injure injuring injured scratch scratching punch punching hit " +
      "hitting bite biting starve starving stab stabbing strangle choke choking poison poisoning",
    HANG: "hang hanging hung drown drowning poison poisoning stab stabbing off offing offed top " +
      "topping neck suffocate electrocute unalive shoot shooting shot",
    PILLS: "pills pill pils tablets tablet meds medication medicine paracetamol tylenol " +
      "acetaminophen ibuprofen aspirin antidepressants xanax insulin opioids oxy sleepers",
    THEY: "he she they someone somebody hes shes theyre",
    KIN: "husband hubby wife partner boyfriend girlfriend bf gf ex spouse fiance dad father " +
      "daddy stepdad stepfather mum mom mother stepmom stepmum brother sister son daughter uncle " +
      "aunt cousin parents grandad grandpa roommate flatmate neighbor neighbour carer",
    CHILD: "baby babies newborn toddler child children kid kids son daughter sister brother mum " +
      "mom mother",
    HITS: "hit hits hitting beat beats beating punch punched punches punching slap slapped slaps " +
      "slapping kick kicked kicks kicking choke choked chokes choking strangle strangled " +
      "strangles strangling shove shoved bit bites attack attacked attacks stabbed burned",
    OFTEN: "has had is was keeps kept just sometimes often always still again started regularly " +
      "tried will might could going gonna physically also nearly almost",
    ATTACK: "hurt hurting harm harming kill killing murder murdering stab stabbing shoot " +
      "shooting strangle strangling attack attacking beat beating",
    INTEND: "want wants wanted wanting wanna wana wnat wan wish wishes wished wishing hope " +
      "hoping ready deserve deserves pray praying begging longing prefer tempted urge urges " +
      "going goin gonna gona gunna will ill might may planning planned plan decided about could " +
      "scared afraid frightened terrified worried fear fearing fears scary thinking thought " +
      "thoughts",
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
    painless|easy|quick death|suicide|die, die|dying +tonight|today|now, die|dying|dies inside
    going|gonna|planning|decided|time die tonight|today|soon|alone, WANT +to +dye|due +$
    feel|feels|felt|feeling +like dying -of|laughing|for|to|from
    thinking|think|thought|thoughts about|of dying|killing|ending|jumping|death -of
    if|once i|im died|dead, DIE would|will anyone|anybody|nobody, nobody|anyone|anybody miss +me
    nobody|anyone|anybody|everyone would|will|wouldnt|notice|care|miss|happier DIE
    happier if +i|im DIE|wasnt, KILL +SELF -laughing|at|for|over|to|trying|working|studying
    kill +SELF -laughing, thinking|thought|thoughts|about|of|tried|tries|by|from killing|kill +SELF
    HANG +SELF -in|up|out|the|off, shoot|shooting +SELF in +the|my +head|mouth|heart
    jump|jumping|jumped off|from|under|out HIGH, jump|jumping|jumped front train|car|bus|truck|tube
    standing|sitting|stood +on|at +the|a|my HIGH, throw +SELF off|under|front|in
    END +it +all|now|tonight|today|forever, WANT|GOING end +it -with|between|by|on|at
    WANT|GOING end +everything -with, END +WHOSE +life|lives|own, TAKE +WHOSE +own +life|lives
    TAKE +WHOSE +life|lives -back|in|seriously|to|over|so|for
    NOT|stop|stopped WANT|feel|worth|see|like +to|like|of|in|living|live LIVE -PLACE
    NOT WANT LIVE -PLACE, NOT want +to +life
    NOT want|wanna|wana|CANT live|living +with|in +this|the|myself|a +pain|world|anymore|$
    CANT|dont live|living|exist +like|anymore, WANT stop|cease|quit LIVE
    stop|stopped|cease|quit +living|existing|exist
    wish|wished|hate|should|shouldnt NOT|being|im exist|alive|born
    NOT|hate be|being|am|been +alive|born, NOT exist anymore, wish|want|rather NOT exist|existed
    no|without|lost|whats|any reason|point|purpose|will|meaning|desire LIVE|life|carry|anymore
    no|without|any|whats reason|point to|of|in go|going|carry|being|be +on|here|alive -a|holiday
    nothing|nothings|anything|noone|nobody to|left|live +live|for +for|live, nothing live +for
    life NOT|isnt|worth worth|living +living|it|anymore, worth +living -PLACE
    life pointless|meaningless|hopeless, WEARY of|with|by +life|living|existing|existence -PLACE
    WEARY of|with +my|this|being +life|alive, tried of +being +alive
    tried of +life|living|existing|existence -PLACE, tried of +my +life|existence
    i live +or +die, my +life +is +over
    NOT see +the|any|a|much +point +in|of|to LIVE, CANT keep +SELF safe
    NOT see +the|any|a|much +point +in|of|to +going|carrying +on -holiday|vacation|leave|strike|with
    give|giving|gave|given +up +on|in +life|living|everything
    want|ready give +up +on|living +life|$
    NOT WANT wake +up -early|at|for|to|before|my|him|her|late|tired|and|next|with|so
    WANT NOT wake|woke|waking +up -early|at|for|to|before|late|tired|so
    never|didnt wake|waking +up|again, sleep|asleep forever|never
    want|wanna|just|could|rather sleep +and +NOT +wake +up -early|at|for|rested|tired|so
    go|fall to sleep|asleep +and +NOT +wake +up -early|at|for|rested|tired|so
    NOT want|wanna|wana be|stay here|around|alive anymore|longer|$
    wish NOT here|around|alive|born|exist, never|not been|being|be +born, wish +i +wasnt|werent
    WANT +to|just disappear|vanish, wanna|wana|just disappear|vanish
    I|just disappear|vanish forever, disappear|vanish from|off world|earth|planet
    WANT everything|all|pain|suffering stop|end|over, better off|of dead|gone
    WANT +it +to +be +over -with|by|between
    better|happier without +me
    better if +i|im|ive dead|died|gone|disappeared|here|around|alive|born|exist
    CANT go|carry|keep +on|going +anymore|living|like|$
    CANT do|take|bear|stand +this|it|life +anymore|$, CANT go|carry +on +with +life|living
    only|no +way +out, no|dont future for|see|my me|myself|future
    dont|cant|cannot|couldnt see +a|any +future -with|in|at|for|here|together|as
    goodbye|farewell +letter|letters|note|notes|message|messages|video -to|for
    goodbye|farewell +letter|letters|note|notes +to|for KIN|CHILD|family|everyone|friends
    wrote|written|texted|posted|messaged|sent goodbye, goodbye everyone|world|forever
    have|has|got|made plan|date to|for|how end|die|kill|death|suicide, plan|planned tonight
    going|gonna|might|will do +it +tonight|now|today|soon|tomorrow
    SCARED what +i|ill might|may|could|will|do +do|tonight
    what +i +might|may +do tonight|myself|next
    give|gives|giving|gave|given +away WHOSE +things|stuff|possessions|belongings|pets
    have|has|got|bought|holding|with|found rope|gun|blade|razor
    NOT safe myself|alone|tonight|now|home
    HARM +SELF -out|off|some|short|slack|a|shaving|back|down|too
    hurt|harm|kill someone|others|people or|and SELF, hurt|hurting on +purpose, selfharm
    selfharming, selfharmed, selfharms, selfinjury, selfinjure, selfinjuring, selfmutilation
    slit|slitting|slash|slashing SKIN, cut|cuts|cutting +WHOSE SKIN
    relapse|relapsed|relapsing|relapses cutting|cut|sh|harm
    started|start|keep|keeps|stop|been|back|addicted cutting -SPARE, cutting|burning +again
    WANT +to|of cut|burn -SPARE, razor|razors|blade|blades|knife SKIN|SELF
    cut|cutting|cuts deep|deeper|razor|blade, overdose, overdosed, overdoses, overdosing, overdosis
    od, oded, an|take|taken|took|taking +overdoes, too many|much PILLS, so many pills|tablets
    PILLS too many|much
    TAKE all|whole|bunch|lots|handful|bottle|bottles|packet|pack|box|entire PILLS
    swallowed|swallow|swallowing PILLS|bleach|poison, drank|drink|drinking bleach|poison|antifreeze
    TAKE all|whole|entire bottle|packet|box|pack|stash, lethal|fatal|deadly +dose|amount
    many|much PILLS die|kill|lethal|fatal|dead
    stockpile|stockpiling|hoarding|counting|saving PILLS
    THEY|KIN +HITS +me|us -up|with|at|to|that|on
    THEY|KIN OFTEN HITS +me|us -up|with|at|to|that|on|when
    THEY|KIN +HITS|hurt|hurts|hurting +my|our|the CHILD
    THEY|KIN OFTEN hurting|abusing|touching +my|our|the CHILD
    pushed|pushes|threw|throws|shoved|slammed +me|us +down|against|across
    grabbed|grabs|held|holds +me|us +by +the|my throat|neck|hair, hands around|round +my neck|throat
    partner|husband|boyfriend|girlfriend|wife scares|terrifies|frightens +me
    beat|beats|beating|beaten +me|us|her +up
    punched|slapped|strangled|choked|choking|stabbed +me|us -up
    KIN hurt|hurts|hurting +me -with|by|when|that|emotionally
    THEY hurts|hurting +me -when|that|with|by|emotionally|so
    hurts|hurting|hurt +me +again|physically
    hits|beats +me -that|why|how|at|to|when|hard|like|in|on|all|with
    THEY|KIN OFTEN|wants|tries|said|says ATTACK|rape|hit +me|us -if|when|for
    kill|hurt|beat|shoot +me|us if +i|we leave|tell|go|call|speak|report|try|left|told
    SCARED kill|hit|beat +me|us, threaten|threatens|threatened|threatening ATTACK|rape|jump
    threatens|threatened|threatening +me|us, death +threat|threats
    SCARED for +WHOSE +life|lives|safety, SCARED of +my|him +KIN
    NOT let|lets|letting|allow|allowed +me|us|her leave|out|outside -therapy|treatment|work
    locked|locks|locking|trapped +me|us|her, locked|trapped in|at home|house|room with|by, hostage
    held +captive, raped, rapes, raping, gang +rape, rape +me
    being|getting|am|im abused|beaten|molested|assaulted|hit|attacked|stalked -as|when
    abusing|abuses|molesting|molests|molested +me|us|my|her|him|the, domestic|home violence|abuse
    THEY|KIN has|got|with|pointed|holding|pulled gun|knife|weapon, gun|knife to|at +my|me
    stalking|stalks +me|us, following|chasing +me home|now|street, in +danger -of|to
    im|not|feel unsafe|safe +at|here|tonight|now|home|alone
    INTEND ATTACK +ANYONE -for|by|when|feelings|with
    feel|feels|felt|feeling +like ATTACK +ANYONE -for|by|when|feelings|with
    feel|feels|felt|feeling +like ATTACK +my|the|our CHILD|KIN|boss|family
    INTEND ATTACK +her|my|the|our CHILD|KIN|boss|family, GOING|want|wanna kill +him|her|them
    shake|shaking|shook|smother|drown|drowning|kill|strangle|throw|hit +my|the|our +CHILD
    murder|murdering|murdered +ANYONE, WANT ATTACK +her -feelings
    burden everyone|everybody|family, just +a +burden -of, NOT feel safe with|around KIN
    abusive relationship|partner|husband|boyfriend|girlfriend|wife|marriage|home
    voice|voices TELL ATTACK|die|jump|cut|burn|end|SELF
    voices tell|tells|telling|told|order|orders|command +me +to, commanding +voices
    command +hallucinations, voices saying|say|says +to
  `;

  /** Words that are no slips of the pen for those of the list. */
  const EVERYDAY = new Set(`
    alike along attached aunty awake banging barns beach beads beans beard bears beast bench
    betting bikes billing bitter black blame blaze bleating boats bother breach bride bring
    brought brunch bumping burner burst burying butting cared career cares changing chase chile
    chill chore chose contract dancer dated decide decides depth dined dining dishing dives diving
    doing drawn dread dried drying dumping dyeing eating exits feather feeling filling fishing
    fitting friend handing hasnt having heard hearing hears hearth heating heave hinting hobby
    hoped horse hunting hurling hurtling jumper jumpy kinds later latex latter laughter leaning
    lease licked licks liked likes liking lines linger lining litter lived looked looking looks
    loves loving lunging massage massaged massages meditation milling month munch newer nodes
    noise noses noted noticed offer older other overdoing overdone parent patents paying petting
    picking piles plain plane planes planner plant playing pleaser pocket polls postage poster
    print printed prison pulls pumping putting quiet raced races racing rages ranging ranting
    rapid rated rates rating raves reads roped ropes roping sacred safer scares scarred scoot
    scored seating setting shack shade shaken shaky shame shape share shared sharing shave shock
    shoes shout shouting showed sitter skill skilling slick slips smoother snack snake snapped
    snapping snaps soother spared spent spitting split spraying stack staff stake staking stared
    starting stated staying stays stick stiff stoop stopping stove strange strapped table tables
    takers talked talking tapes taping tapped taxing tested thank thats theres these thick thing
    thinks though thread three thrown timer times track trail treat treats trees trick tricks
    turning tying vices voiced waiting waits walking washed washing wasting wearing wears while
    whose willing wont wording worries worthy wound wrapped write youre yours yourselves
  `.match(/\S+/g));

  topicbookSearch.crisisWords = { SETS, PHRASES, EVERYDAY };
})();
