// Common words of English news (stop words), which say nothing of what an article is about. Only topics.ts asks; our own list.
export const commonWords: ReadonlySet<string> = new Set(
  `about above according across added after again against agree agreed ahead allow allowed almost along already although always
  among amount another answer anybody anything april area around article asked august away back based became because become been before
  began begin behind being believe below best better between beyond both bring brought called came cannot case cause certain chance
  change city clear close come coming continue could country course current days deal decade december decide decided decision despite
  different doing done down during each early east effort eight either ended enough even evening event every everyone everything
  expect expected face fact fall family february felt figure final find first five follow following force former forward found four
  friday from full further future gave general give given goes going good great group grow half happen happened hard having head
  held help here high himself hold home hour however hundred idea important include including increase instead interview issue itself
  january july june just keep kept kind know known large largest last late later least leave left less letter life like likely line
  little live local long longer look lost made main make making many march matter mean meant meet meeting member might million
  minute monday money month more morning most move much must named near nearly need never news next night nine nobody none north
  note nothing november number october offer office official often once only open order other others outside over page paid part
  party past people percent person place plan planned plans point position possible power present press private problem process
  public question quite rather reach reached read reader reading real really reason recent recently report reported reporter result
  return right rise room rule same saturday says season second secretary seen sense september series service seven several shall
  short should show shown side since small some something soon source south speak speaking special spoke spokesman spokesperson
  spokeswoman staff stand start state statement still stop story such sunday support sure system take taken talk tell term than that
  their them themselves then there these they thing think third this those though thought thousand three through thursday till time
  today together told took toward towards trying tuesday turn twelve twice under until upon used using very view visit want wanted
  water week weekend well went were west what when where whether which while white whole whose will with within without woman women
  word words work worked worker working world would write year yesterday young your`.split(/\s+/),
);
