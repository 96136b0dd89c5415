/**
 * Words that are also somebody's name, first or last, and that stand in many a sentence that is of nobody: `page 3`, `the west`. Written
 * small they name no one.
 */
export const EVERYDAY: ReadonlySet<string> = new Set(
  (
    'abbey able acre al am amber an angel apple april arch archer art ash august autumn bacon badger baker ball band bank banks ' +
    'barber bark barley barn barrow basil bass bay be beach beam bean bear beard bee beech begin bell bench berry best big bill ' +
    'birch bird bishop black blade blank bless bliss block bloom blue blunt board boat bob bold bolt bond bone book boot border ' +
    'boss bound bow bowl bowler box boy brace branch brand brave bread breeze brew brewer brick bridge bridges bright broad brook ' +
    'brooks broom brother brown buck bud bull burn burns bush butcher butler button cage cake call camp can candle cane cannon ' +
    'canon card care carol carpenter cart carter carver case cash castle cat chain chalk chambers chance chandler chapel chaplain ' +
    'charge charity charm chase cherry chest child childs chip choice christian christmas church clamp clay clean clear clerk ' +
    'clever cliff close cloud coach coal coast coat coates coin cold collar comb common constable cook cooper copper cord corn ' +
    'corner cotton couch counter court cow craft crane cream creek crisp crook cross crow crown cruise cup curry curtain daily ' +
    'daisy dale dance dark darling dash date dawn day days deacon deal dean dear deep deer dell dew dial diamond dish do dock ' +
    'doctor dodge dog don door dot double dove down downs drake draper drawer dream dress drew drink drive driver drop drum dry ' +
    'duck duke dull dusk dust dutch dwell dyer dyke eagle earl early earnest ease east easter eastern edge eight elder elm end ' +
    'english estate eve ever every eye fair fairy faith falcon fall far farm farmer fast father fear feather fell fellow fence ' +
    'fern ferry few field fields fig file fill finch fine finish fir fire first fish fisher fitter five flag flash flat fleet ' +
    'flint flood floor flower flowers fly fold folk foot force ford forest forester fort forth foster foundation fountain four ' +
    'fowler fox frame frank free freedom french fresh friday friend friends frost fry full fuller gale gallery gallon game gap ' +
    'garden gardener garland gate gates gay gene general gent gentle german gift gilt ginger girl given glad glass glen globe ' +
    'glory glove glover goat gold golden good gore grace grain grand grange grant grass grave graves gray great green greet grey ' +
    'grief ground grove guard guest guide gull gun guy hail hale half hall ham hammer hand hands handy happy harbour hard hardy ' +
    'hare harness harp harper harsh harvest haste hat hatch haven hawk hay hazel head heap heart hearth heath heather heaven ' +
    'hedge hedges held help hen herb herd here hero heron high hill hind hive hobby hold holder hole holiday hollow holly holy ' +
    'home honest honey honour hood hook hope horn horse host hot hour house howl hull hunt hunter hurry hut ice ideal ill in iris ' +
    'iron island ivory ivy jack jade jay jewel join joiner joint jolly joy judge jump june just justice keen keep key keys kid ' +
    'kind kindly king kit kite knife knight knot know lace lad lady lake lamb lamp land landing lane large lark last latch late ' +
    'laurel law lawn lay leach lead leader leaf lean lease leather leave lemon lent less level liberty light like lily lime line ' +
    'lines link lion list little live load loan lock lodge loft long look lord loss lot loud love low loyal luck lucky lunch mace ' +
    'mail main major maker mallet man manner manners manor many maple march marine mariner mark market marsh marshal mason mast ' +
    'master masters match mate matter may meadow meadows means measure medley meek mellow melody mercy merit merry mid middle ' +
    'mild mile miles mill miller mills mine miner minor mint mister moment monday money monk month moon moor more morning moss ' +
    'mother mould mount mountain mouse much mud must mustard nail narrow nation near neat neck needle nettle never new news next ' +
    'nice nickel night nine noble noon norm north northern nought now nurse nut oak oaks oats old olive on one onion only open ' +
    'orange orchard order organ other otter outlaw oven over owl own ox pace pack paddock page pain paint painter pair palace ' +
    'pale palm pan paper parcel pardon parish park parks parlour parson parsons part partridge party pass past pat patch path ' +
    'patience pay pea peace peach peacock peak pear pearl peel peer pen penny people pepper perfect petty pick pickle pickles pie ' +
    'piece pigeon pike pile pilgrim pill pillar pine pink pipe piper pit pitcher place plain plan plane plant plate play player ' +
    'plenty plum plumb plumber pocket point pole polish pond pool poor pope poppy port porter post pot potter pound powder power ' +
    'powers pray prayer press pretty price priest prime prince print prior prize proper proud pull pump purple purse push quality ' +
    'quarry queen quick quiet quill quilt race rail rain raise ram range rank raven raw ray reach read reader ready real reason ' +
    'record red reed reef reeve rest rice rich riches rider ridge right ring rise river rivers road roads roast rob robin rock ' +
    'rod roll rook room root rope rose rosemary rough round row rowan royal ruby rudder rule run rush russet rust rye saddler ' +
    'safe sage sail saint sale sales salmon salt sample sand sanders sands sandy savage save saw say scholar school score sea ' +
    'seal season seat see seed seek self sell sergeant sermon servant service seven sexton shade shadow shallow shan shank share ' +
    'sharp sharper sheep sheet shell shepherd shield shields shine ship shire shirt shock shoe shop shore short shot shovel show ' +
    'shutter sick side silk silver simple singer single sister six skill skin skinner skip sky slack slate slaughter sleep slight ' +
    'sloe slow small smart smile smooth snow so soft son song soul sound source south southern spain spare spark sparks sparrow ' +
    'speak speaker spear speed spice spicer spider spike spirit spray spring squire stable stack staff stage stain stair stamp ' +
    'stand standing star start state steel steep steer step stern steward stick stiff still stock stocks stoke stone storey storm ' +
    'story stout straight strange stranger straw stream street stride string stroke strong study sue sugar summer sun sunday ' +
    'sunny surgeon swallow swan sweet swell swift swim sword table tailor tall tanner tap tape task taylor tea teach teal team ' +
    'ten tender tent term thatcher thick thin thing third thorn thorough three thrift thrush thursday tide till tiller tilt ' +
    'timber time tin tinker tiny to toll ton tong tool top torch touch tower towers town toy track trade train travel tree trench ' +
    'trick trigger trim trinity trot trout true trust tuck tucker tuesday tulip tunnel turn turner turtle twelve twin twist two ' +
    'under upright usher vale valentine valley van vane vein verity vicar victory view villa vine violet virgin virtue voice wade ' +
    'wage wain wait wake walk walker wall walls wander want war ward wards ware warm warner warren wash waste watch water ' +
    'waterman waters wave wax way ways weak wealth weather weaver web wednesday week weeks weigh well wells went were west ' +
    'western wharf wheat wheel wheeler while whistle white whole wick wide wild wilder will willing willow wills win wind window ' +
    'wine wing wings winner winter winters wise wish wit witness wolf won wonder wood woods wool word words work worker workman ' +
    'world worth worthy wren wright writer yard year years yeoman yes yew young younger youth zone'
  ).split(' '),
);
