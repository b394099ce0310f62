using static Truce.Text.Severity;

namespace Truce.Text;

/// <summary>Every rule that a user's text can break.</summary>
/// <remarks>
/// Numbers go by topic: 00xx the file and its YAML, 01xx keys and values, 02xx formulas, 03xx names, 04xx sources and quotations, 05xx the
/// model, 06xx the record, 07xx files of other programs, 08xx expected results. A number that was once published is never given to another rule.
/// </remarks>
public static class DiagnosticDescriptors
{
    internal static readonly DiagnosticDescriptor FileUnreadable = new(
        "TRC0001", Error, "a dossier cannot be read from the disk",
        "Give the path of a folder that holds a dossier.yaml, or the path of that file, and see that it may be read.");

    internal static readonly DiagnosticDescriptor FileTooLarge = new(
        "TRC0002", Error, "a file is too large",
        "Split the dossier, or move long texts into files under sources/.");

    internal static readonly DiagnosticDescriptor NotUtf8 = new(
        "TRC0003", Error, "a file is not UTF-8 text",
        "Open the file in an editor and save it with the encoding UTF-8.");

    internal static readonly DiagnosticDescriptor ForbiddenCharacter = new(
        "TRC0004", Error, "a character that cannot stand in a text file",
        "The file may not be a text file, or it was damaged on the way. Save it as UTF-8 text and take the named character out.");

    internal static readonly DiagnosticDescriptor EmptyFile = new(
        "TRC0005", Error, "the file says nothing",
        "Write at least the title of the dossier: 'dossier: …'.");

    internal static readonly DiagnosticDescriptor YamlSyntax = new(
        "TRC0006", Error, "the text is not valid YAML",
        "Look at the named place and the line above it: a missing quote, bracket or colon, or an indentation that differs from its neighbours', is the usual cause.");

    internal static readonly DiagnosticDescriptor TabIndentation = new(
        "TRC0007", Error, "a tab is used for indentation",
        "YAML is indented with spaces. Replace the tabs at the start of the line by spaces.");

    internal static readonly DiagnosticDescriptor NestedTooDeep = new(
        "TRC0008", Error, "lists and mappings are nested too deep",
        "No part of a dossier needs such nesting; look for brackets that are opened and never closed.");

    internal static readonly DiagnosticDescriptor DuplicateKey = new(
        "TRC0009", Error, "a key is given twice",
        "Keep one of the two, or give the second its own name.");

    internal static readonly DiagnosticDescriptor AnchorOrAlias = new(
        "TRC0010", Error, "YAML anchors and aliases are not used in a dossier",
        "Write the value out in each place; a text that starts with & or * goes in quotes.");

    internal static readonly DiagnosticDescriptor Tag = new(
        "TRC0011", Error, "YAML tags are not used in a dossier",
        "Take the tag out; a text that starts with ! goes in quotes.");

    internal static readonly DiagnosticDescriptor SeveralDocuments = new(
        "TRC0012", Error, "the file is more than one YAML document",
        "Keep one dossier in a file; take out lines that start with --- or ... or %.");

    internal static readonly DiagnosticDescriptor BadKey = new(
        "TRC0013", Error, "a key is not a word",
        "Write the key as a plain word before the colon.");

    internal static readonly DiagnosticDescriptor TooManyProblems = new(
        "TRC0014", Error, "there are more problems than are shown",
        "Correct those that are shown and check again.");

    internal static readonly DiagnosticDescriptor WrongKind = new(
        "TRC0101", Error, "a value is of the wrong kind",
        "Write what the message says was expected: a text, a list in [brackets] or with dashes, or a mapping from keys to values.");

    internal static readonly DiagnosticDescriptor UnknownKey = new(
        "TRC0102", Error, "a key is not known there",
        "Correct the key, or take it out; the page on the dossier format lists the keys of every part.");

    internal static readonly DiagnosticDescriptor Missing = new(
        "TRC0103", Error, "a required part is missing",
        "Add the key that the message names.");

    internal static readonly DiagnosticDescriptor EmptyText = new(
        "TRC0104", Error, "a text is empty",
        "Write the text, or take the key out.");

    internal static readonly DiagnosticDescriptor UnknownWord = new(
        "TRC0105", Error, "a word is not one of those that the key takes",
        "Write one of the words that the message lists.");

    internal static readonly DiagnosticDescriptor BadDate = new(
        "TRC0106", Error, "a day is not written as year, month and day",
        "Write the day as 2024-06-14.");

    internal static readonly DiagnosticDescriptor BadNumber = new(
        "TRC0107", Error, "a number cannot be read or is out of range",
        "Write digits, with a point before decimals and no other separators.");

    internal static readonly DiagnosticDescriptor BadName = new(
        "TRC0108", Error, "a name is not a name",
        "A name starts with a letter or a digit and goes on with letters, digits, '-', '_' and '.'; issues and terms cannot be called like a keyword of formulas.");

    internal static readonly DiagnosticDescriptor NamedTwice = new(
        "TRC0109", Error, "a name stands twice in a list",
        "Keep one of the two.");

    internal static readonly DiagnosticDescriptor EmptyList = new(
        "TRC0110", Error, "a list needs at least one entry",
        "Add an entry, or take the key out.");

    internal static readonly DiagnosticDescriptor BadOneWay = new(
        "TRC0111", Error, "a one-way change is not written as 'from -> to'",
        "Write the term that is left, '->', and the term that is reached.");

    internal static readonly DiagnosticDescriptor BadPosition = new(
        "TRC0112", Error, "a position ends before it starts",
        "A position is [start, end] in characters of the source, counted from 0; leave it out to have the quotation found by its words.");

    internal static readonly DiagnosticDescriptor BadHash = new(
        "TRC0113", Error, "a SHA-256 is not 64 hexadecimal digits",
        "Leave the key out; it is recorded when quotations are anchored.");

    internal static readonly DiagnosticDescriptor PreferenceForm = new(
        "TRC0114", Error, "a preference is not given in exactly one form",
        "Give a party either 'priorities', or a 'ranking', or a 'utility' with what belongs to it, or 'comparisons', or nothing but what is 'known'.");

    internal static readonly DiagnosticDescriptor ClauseSaysNothing = new(
        "TRC0115", Error, "a clause says nothing",
        "Give the clause a 'then' with what is to be, or a 'guarantee' with what is assured.");

    internal static readonly DiagnosticDescriptor OnlyWithGuarantee = new(
        "TRC0116", Error, "a key belongs to a guarantee that the clause does not have",
        "Add 'guarantee' with what is assured, or take the key out.");

    internal static readonly DiagnosticDescriptor BadRange = new(
        "TRC0117", Error, "a range of numbers is not one",
        "Give an issue either 'terms' or a 'range: [least, greatest]', with a 'step' that leads from one to the other or with a 'count'.");

    internal static readonly DiagnosticDescriptor TableTooLarge = new(
        "TRC0118", Error, "a table has too many places",
        "Name fewer issues in one table, or say what counts with 'when' and 'adds'.");

    internal static readonly DiagnosticDescriptor MarkBetweenTiers = new(
        "TRC0119", Error, "a mark of strong preference does not stand between two tiers",
        "Put '>>' once between the tiers that are strongly preferred and those that they are strongly preferred to.");

    internal static readonly DiagnosticDescriptor UnknownStep = new(
        "TRC0120", Error, "a step that the plan does not have",
        "Correct the name, or add the step to the plan.");

    internal static readonly DiagnosticDescriptor UnknownProposal = new(
        "TRC0121", Error, "a proposal that the dossier does not have",
        "Correct the name, or add the proposal.");

    internal static readonly DiagnosticDescriptor NoEffect = new(
        "TRC0122", Error, "what a step makes true does not say which state comes about",
        "Name one term of each issue that the step settles.");

    internal static readonly DiagnosticDescriptor NegativeAmount = new(
        "TRC0123", Error, "an amount below 0",
        "Amounts of a plan are in the party's own utility, 0 or more.");

    internal static readonly DiagnosticDescriptor ClosedWindow = new(
        "TRC0124", Error, "a clause that ends before it opens",
        "Correct one of the two days.");

    internal static readonly DiagnosticDescriptor TakeForm = new(
        "TRC0130", Error, "a position is not given in exactly one form",
        "Give each position as one of 'insists', 'accepts', 'refuses', 'drops' (each with terms of one issue) and 'silent' (with an issue).");

    internal static readonly DiagnosticDescriptor TakesOfNobody = new(
        "TRC0131", Error, "a position in a statement that is no party's",
        "Add 'party' to the statement, or take 'takes' out.");

    internal static readonly DiagnosticDescriptor NotOneIssue = new(
        "TRC0132", Error, "a position is not on exactly one issue",
        "Write one position for each issue; what one of them depends on goes into 'if'.");

    internal static readonly DiagnosticDescriptor SignalForm = new(
        "TRC0133", Error, "a signal is not given in exactly one form",
        "Give a signal as one of 'said', 'insists', 'accepts', 'refuses', 'moves', 'event', 'first' with 'then' or 'without', 'any' and 'all'.");

    internal static readonly DiagnosticDescriptor NotAShare = new(
        "TRC0134", Error, "a probability is not between 0 and 1",
        "Write the probability as a number from 0 to 1, such as 0.3.");

    internal static readonly DiagnosticDescriptor WithoutItsPartner = new(
        "TRC0135", Error, "a key says nothing without another",
        "Add the key that the message names, or take this one out.");

    internal static readonly DiagnosticDescriptor AnyOrderOfOne = new(
        "TRC0140", Error, "an order is left open between fewer than two priorities",
        "List at least two priorities under 'any-order', or give the one priority 'unsure: yes' when its place is not known.");

    internal static readonly DiagnosticDescriptor ChoiceForm = new(
        "TRC0141", Error, "evidence is not given in exactly one form",
        "Write what was 'accepted' or 'said' to be better with 'over', or what was 'refused', with 'keeping' when that is not the status quo.");

    internal static readonly DiagnosticDescriptor BadReliability = new(
        "TRC0142", Error, "a reliability is not above 0.5 and below 1",
        "0.9 says that nine of ten such choices fit the preference; what is certain belongs under 'known'.");

    internal static readonly DiagnosticDescriptor BoundsBackward = new(
        "TRC0143", Error, "bounds end before they start",
        "Write [least, greatest].");

    internal static readonly DiagnosticDescriptor TwoWalkAways = new(
        "TRC0144", Error, "a walk-away is given in two ways",
        "Write 'at: status-quo' when the party walks away from what it ranks below the status quo, or 'at-least: FORMULA' when no agreement is worth at least that state.");

    internal static readonly DiagnosticDescriptor ViewOfItself = new(
        "TRC0160", Error, "a view speaks of the party whose view it is",
        "Name other parties in a view; the party's own preference and moves stand where they always do.");

    internal static readonly DiagnosticDescriptor ViewSaysNothing = new(
        "TRC0161", Error, "a view says nothing",
        "Give the view 'unseen', 'preferences' or 'unseen-moves', or take it out: without a view a party sees the dispute as it is.");

    internal static readonly DiagnosticDescriptor FormulaSyntax = new(
        "TRC0201", Error, "a formula cannot be read",
        "Formulas are made of 'issue = term', 'issue in {a, b}', patterns such as <no yes ->, 'not', 'and', 'or', 'implies', 'iff', 'if … then …' and brackets.");

    internal static readonly DiagnosticDescriptor FormulaTooLarge = new(
        "TRC0202", Error, "a formula is nested too deep or too long",
        "Split the formula into several constraints, conditions or priorities.");

    internal static readonly DiagnosticDescriptor BareIssue = new(
        "TRC0203", Error, "the name of an issue stands alone though the issue is not yes/no",
        "Only an issue with the terms no and yes can stand alone in a formula; say which term is meant.");

    internal static readonly DiagnosticDescriptor PatternLength = new(
        "TRC0204", Error, "a pattern has more or fewer terms than the dossier has issues",
        "Write one term for each issue in the dossier's order, and '-' where any term will do.");

    internal static readonly DiagnosticDescriptor UnknownIssue = new(
        "TRC0301", Error, "no issue has that name",
        "Correct the name, or add the issue under 'issues'.");

    internal static readonly DiagnosticDescriptor UnknownTerm = new(
        "TRC0302", Error, "the issue has no such term",
        "Correct the name, or add the term to the issue's terms.");

    internal static readonly DiagnosticDescriptor UnknownParty = new(
        "TRC0303", Error, "no party has that name",
        "Correct the name, or add the party under 'parties'.");

    internal static readonly DiagnosticDescriptor UnknownStatement = new(
        "TRC0304", Error, "no statement has that name",
        "Correct the name, or add the statement under 'statements'.");

    internal static readonly DiagnosticDescriptor UnknownSource = new(
        "TRC0305", Error, "no source has that name",
        "Correct the name, or add the source under 'sources'.");

    internal static readonly DiagnosticDescriptor PathLeavesFolder = new(
        "TRC0401", Error, "a source lies outside the dossier's folder",
        "Copy the source into the dossier's folder and give its path from there, with forward slashes and without '..'.");

    internal static readonly DiagnosticDescriptor SourceUnreadable = new(
        "TRC0402", Error, "a source cannot be read",
        "Put the source's text into the dossier's folder as a UTF-8 file; of a web page or a PDF, save the text.");

    internal static readonly DiagnosticDescriptor QuotationNotFound = new(
        "TRC0403", Error, "a quotation is not in its source",
        "Copy the words from the source letter for letter (line breaks, kinds of quotation marks and dashes do not matter), or name the source that has them.");

    internal static readonly DiagnosticDescriptor QuotationAmbiguous = new(
        "TRC0404", Warning, "a quotation stands in several places of its source",
        "Add a few words that stand before it as 'prefix', or after it as 'suffix', so that the place is clear.");

    internal static readonly DiagnosticDescriptor QuotationMoved = new(
        "TRC0405", Warning, "a quotation does not stand where it was recorded",
        "The source was changed, or the record is wrong. Look whether the place found is the one meant, and record it anew.");

    internal static readonly DiagnosticDescriptor SourceChanged = new(
        "TRC0406", Warning, "a source has changed since it was recorded",
        "Compare the new text with the old one; when the quotations still say what they said, record the new SHA-256.");

    internal static readonly DiagnosticDescriptor OneWayCircle = new(
        "TRC0501", Error, "one-way changes lead in a circle",
        "A change that cannot be undone cannot come back to where it started; take one of the changes out.");

    internal static readonly DiagnosticDescriptor StatusQuoLacks = new(
        "TRC0502", Error, "the status quo leaves an issue out",
        "Give every issue the term that it has now.");

    internal static readonly DiagnosticDescriptor ValuesLack = new(
        "TRC0503", Error, "a utility leaves a term out",
        "Give every term of the issue its value.");

    internal static readonly DiagnosticDescriptor NegativeWeight = new(
        "TRC0504", Error, "a weight is negative",
        "A weight is the issue's share of the utility, 0 or more; a term that the party dislikes has a low value instead.");

    internal static readonly DiagnosticDescriptor NothingFeasible = new(
        "TRC0505", Error, "the constraints leave no feasible state",
        "The named constraints contradict one another; correct one of them.");

    internal static readonly DiagnosticDescriptor StatusQuoInfeasible = new(
        "TRC0506", Error, "the status quo breaks a constraint",
        "What is now is feasible; correct the term in the status quo, or the constraint.");

    internal static readonly DiagnosticDescriptor NeverFeasible = new(
        "TRC0507", Error, "a proposal asks for what no feasible state has",
        "Look at the constraints on the issues that the clause names: either the clause or a constraint does not say what is meant.");

    internal static readonly DiagnosticDescriptor PriorityIdle = new(
        "TRC0508", Warning, "a priority has no effect",
        "The priorities above it decide everything that it could decide. Its place, its wording or a constraint may not be what is meant.");

    internal static readonly DiagnosticDescriptor OneWayLeaks = new(
        "TRC0509", Warning, "a one-way change can be undone by a way round",
        "Add one-way changes to or from the terms on the way, so that the whole way is barred.");

    internal static readonly DiagnosticDescriptor RankedTwice = new(
        "TRC0510", Error, "a ranking places a state twice",
        "Each feasible state belongs to one tier; make the formulas of the tiers exclude one another.");

    internal static readonly DiagnosticDescriptor NotRanked = new(
        "TRC0511", Error, "a ranking leaves states out",
        "Add a tier for the states that are missing; 'true' cannot stand for the rest, since it holds of all.");

    internal static readonly DiagnosticDescriptor TierEmpty = new(
        "TRC0512", Warning, "a tier of a ranking holds of no feasible state",
        "Correct the formula, or the constraint that makes its states infeasible.");

    internal static readonly DiagnosticDescriptor KnownCircle = new(
        "TRC0515", Error, "comparisons that are known lead in a circle",
        "A state would be better than itself. Look at the quotations behind the comparisons, and take out the one that is not certain or write it under 'evidence'.");

    internal static readonly DiagnosticDescriptor KnownContradicted = new(
        "TRC0516", Error, "the order written down contradicts a comparison that is known",
        "The written order is the working assumption, so it has to agree with what is known: change the order, or take the comparison out.");

    internal static readonly DiagnosticDescriptor WeightsContradicted = new(
        "TRC0517", Error, "the weights written down contradict what is known of them",
        "The written weights are the working assumption, so they have to lie within their bounds and satisfy the comparisons of weights.");

    internal static readonly DiagnosticDescriptor KnownIdle = new(
        "TRC0518", Warning, "what is known or told of a preference has no effect",
        "Correct the formula that holds of no feasible state, or take the entry out.");

    internal static readonly DiagnosticDescriptor LoneBounds = new(
        "TRC0519", Warning, "bounds of a weight leave it no room",
        "The weights of a party keep their sum, so one weight can vary only when another can; give bounds to a second one.");

    internal static readonly DiagnosticDescriptor ViewOfNothing = new(
        "TRC0540", Error, "a view leaves its party no feasible state to see",
        "Narrow 'unseen'; the party has to see at least one feasible state.");

    internal static readonly DiagnosticDescriptor ViewOfNoDecisionMaker = new(
        "TRC0541", Warning, "a view of a party that decides nothing",
        "What a party sees matters where it moves; take the view out, or say what the party decides.");

    internal static readonly DiagnosticDescriptor UnseenNowhere = new(
        "TRC0542", Warning, "what a party does not see is not feasible anyway",
        "Correct the formula, or take it out.");

    internal static readonly DiagnosticDescriptor ViewWithoutStatusQuo = new(
        "TRC0543", Warning, "a party does not see the status quo",
        "Look whether 'unseen' says what is meant; a party seldom overlooks how things stand.");

    internal static readonly DiagnosticDescriptor StatementNotCited = new(
        "TRC0601", Warning, "a statement is not cited",
        "A statement counts where 'says' names it: under a clause, a reply, a priority, an issue, a party.");

    internal static readonly DiagnosticDescriptor NoPreference = new(
        "TRC0602", Warning, "a decision maker has no preference",
        "Say in which order the party would have the states; what is not known can be left to priorities that tell only some states apart.");

    internal static readonly DiagnosticDescriptor SilentPrincipal = new(
        "TRC0603", Warning, "a principal has no part in the dispute",
        "A party is a principal unless 'role' says otherwise; one that only watches is an observer.");

    internal static readonly DiagnosticDescriptor LaterThanAsOf = new(
        "TRC0604", Warning, "a day is after the day up to which the dossier is complete",
        "Move 'as-of' to the day up to which the record was kept, or correct the day.");

    internal static readonly DiagnosticDescriptor PastExpiry = new(
        "TRC0605", Warning, "a proposal that expired is still tabled",
        "Give the proposal the status that it has: 'lapsed', unless it was answered.");

    internal static readonly DiagnosticDescriptor UnseenCondition = new(
        "TRC0606", Warning, "a step that nobody can verify is a condition",
        "Name who could verify it, or make something that can be seen the condition.");

    internal static readonly DiagnosticDescriptor PlanOrder = new(
        "TRC0607", Error, "the steps of a plan come after one another in a circle",
        "Take one 'after' or 'with' out.");

    internal static readonly DiagnosticDescriptor PlanClash = new(
        "TRC0608", Error, "two steps of a plan settle one issue differently and neither comes after the other",
        "Say which comes first with 'after', or settle the issue in one of them.");

    internal static readonly DiagnosticDescriptor PlanOwner = new(
        "TRC0609", Warning, "a step of a plan settles an issue that those who take it do not decide",
        "Name those who decide the issue under 'by', or correct what becomes true.");

    internal static readonly DiagnosticDescriptor SuccessorCircle = new(
        "TRC0610", Error, "proposals follow one another in a circle",
        "A proposal takes the place of an earlier one; take one 'successor' out.");

    internal static readonly DiagnosticDescriptor LonelyGroup = new(
        "TRC0611", Warning, "a group with a single clause",
        "At most one clause of a group holds, so a group has at least two; correct the name, or take it out.");

    internal static readonly DiagnosticDescriptor CapWithoutUtility = new(
        "TRC0612", Warning, "an amount for a party without a utility has no effect",
        "Amounts are in a party's own utility; give the party one, or take the amount out.");

    internal static readonly DiagnosticDescriptor RecordedBefore = new(
        "TRC0630", Warning, "something became known before it happened",
        "Correct one of the two days; leave 'recorded' out where something was known on the day itself.");

    internal static readonly DiagnosticDescriptor PositionUndated = new(
        "TRC0631", Warning, "a position has no day",
        "Add the 'date' of the statement, or the day on which it was 'recorded'; without one it is left out of the timeline.");

    internal static readonly DiagnosticDescriptor LinkAmiss = new(
        "TRC0632", Warning, "a statement is linked to one that it cannot replace or reframe",
        "'replaces' and 'reframes' name earlier statements of the same party; use 'contradicts' for others.");

    internal static readonly DiagnosticDescriptor PositionAgainstItself = new(
        "TRC0633", Warning, "a statement accepts and rejects the same term",
        "Take the term out of one of the two positions.");

    internal static readonly DiagnosticDescriptor DeedsAgainstStatusQuo = new(
        "TRC0634", Warning, "the status quo is not what the last event left",
        "Correct the status quo, or add the event by which it changed.");

    internal static readonly DiagnosticDescriptor DaysOutOfOrder = new(
        "TRC0635", Warning, "a forecast is decided before it was made",
        "Correct one of the two days.");

    internal static readonly DiagnosticDescriptor NotReadableFormat = new(
        "TRC0701", Error, "another program's file in a form that is not read",
        "Save the file anew in a current version of the program that made it.");

    internal static readonly DiagnosticDescriptor JsonSyntax = new(
        "TRC0702", Error, "the text is not valid JSON",
        "Look at the named place and just before it: a comma, quote or bracket is missing or one too many, or the file was cut off.");

    internal static readonly DiagnosticDescriptor JsonShape = new(
        "TRC0703", Error, "a part of a JSON file is missing or of the wrong kind",
        "The message names what was expected; docs/reference/formats.md describes each format.");

    internal static readonly DiagnosticDescriptor CsvSyntax = new(
        "TRC0704", Error, "a table of comma-separated values cannot be read",
        "A cell with commas, quotation marks or line breaks stands in quotation marks, and a quotation mark within it is written twice.");

    internal static readonly DiagnosticDescriptor XmlSyntax = new(
        "TRC0705", Error, "the text is not XML that is read",
        "Look at the named place: an element that is not closed, or a sign that must be written as a reference. Document type declarations are never read.");

    internal static readonly DiagnosticDescriptor GmcrUnknownOption = new(
        "TRC0710", Error, "a GMCR+ file names an option that it lacks",
        "Options are named by their place in the list 'options', counted from 0.");

    internal static readonly DiagnosticDescriptor GmcrNothingFeasible = new(
        "TRC0711", Error, "a GMCR+ file leaves no feasible state",
        "Every state fits one of the infeasible patterns; take out the pattern that rules out too much.");

    internal static readonly DiagnosticDescriptor GmcrRanking = new(
        "TRC0712", Error, "a ranking by hand in a GMCR+ file cannot be read",
        "A ranking lists the numbers of the feasible states, best first, each once; states that are equally good stand in a list of their own.");

    internal static readonly DiagnosticDescriptor GmcrPartialRanking = new(
        "TRC0713", Warning, "a ranking by hand in a GMCR+ file leaves states out",
        "Place the states that are missing; until then the party's preference is not known.");

    internal static readonly DiagnosticDescriptor GmcrPreferenceMissing = new(
        "TRC0714", Warning, "a decision maker in a GMCR+ file has no preferences",
        "Without a statement every state is as good as another, and so every state is stable for the party.");

    internal static readonly DiagnosticDescriptor GmcrRepeatedOption = new(
        "TRC0715", Warning, "a decision maker in a GMCR+ file lists an option twice",
        "Take the second one out.");

    internal static readonly DiagnosticDescriptor GmcrOrphanOption = new(
        "TRC0716", Warning, "an option in a GMCR+ file belongs to nobody",
        "Nobody can change it; give it to a decision maker, or say by an infeasible pattern how it stands.");

    internal static readonly DiagnosticDescriptor GmcrRepeatedName = new(
        "TRC0717", Warning, "a name in a GMCR+ file is empty or given twice",
        "Give each decision maker and each option a name of its own.");

    internal static readonly DiagnosticDescriptor GmcrMisperception = new(
        "TRC0718", Warning, "a GMCR+ file holds misperceptions",
        "They become the 'unseen' of its view; look whether they say what is meant.");

    internal static readonly DiagnosticDescriptor GmcrCoalition = new(
        "TRC0719", Warning, "a GMCR+ file holds coalitions",
        "They are kept beside the imported dossier, and do not enter any result.");

    internal static readonly DiagnosticDescriptor GmcrUnusedPart = new(
        "TRC0720", Warning, "a GMCR+ file holds parts that a dossier does not",
        "They are kept beside the imported dossier, word for word.");

    internal static readonly DiagnosticDescriptor TableShape = new(
        "TRC0730", Error, "a part of an option table is missing or cannot be read",
        "A row is an option under its decision maker, with Y, N or '-' for each state; docs/reference/formats.md shows a table.");

    internal static readonly DiagnosticDescriptor TableStates = new(
        "TRC0731", Error, "the states of an option table are not told apart",
        "Each column is a state of its own, under a number of its own; at most one is the status quo.");

    internal static readonly DiagnosticDescriptor TablePreference = new(
        "TRC0732", Error, "a preference in an option table cannot be meant",
        "A row of a preference names a decision maker of the table once, and each state at most once.");

    internal static readonly DiagnosticDescriptor TablePartialPreference = new(
        "TRC0733", Warning, "a preference in an option table leaves states out",
        "Place the states that are missing; until then the party's preference is not known.");

    internal static readonly DiagnosticDescriptor TableCoalescedColumn = new(
        "TRC0734", Warning, "a column of an option table stands for several states",
        "Papers print one column for states that nobody tells apart; each of them becomes a state. Write the column out if only one is meant.");

    internal static readonly DiagnosticDescriptor ScenarioFiles = new(
        "TRC0740", Error, "the files of a scenario do not make one",
        "A scenario is a folder with one file for what is negotiated and one for each party.");

    internal static readonly DiagnosticDescriptor ScenarioShape = new(
        "TRC0741", Error, "a part of a scenario file is missing or stands twice",
        "The message names what was expected; docs/reference/formats.md describes each format.");

    internal static readonly DiagnosticDescriptor ScenarioUnknown = new(
        "TRC0742", Error, "a scenario file names what is not negotiated",
        "Correct the name or the index, or add the issue or the value to the file that says what is negotiated.");

    internal static readonly DiagnosticDescriptor ScenarioNumber = new(
        "TRC0743", Error, "a number in a scenario file cannot be computed with",
        "Write a finite number, with a point before decimals; weights and evaluations are 0 or more.");

    internal static readonly DiagnosticDescriptor ScenarioNotCarried = new(
        "TRC0744", Error, "a scenario file holds what is not read",
        "docs/reference/formats.md lists what is read of each format.");

    internal static readonly DiagnosticDescriptor ScenarioNames = new(
        "TRC0745", Warning, "two scenario files call an issue by different names",
        "Look which reading is meant; give the issues of both files the same index and name.");

    internal static readonly DiagnosticDescriptor ScenarioFixed = new(
        "TRC0746", Warning, "something in a scenario file is read in another way than it is written",
        "The message says how it is read. Change the imported dossier if something else is meant.");

    internal static readonly DiagnosticDescriptor ScenarioIgnored = new(
        "TRC0747", Warning, "something in a scenario is passed over",
        "It has no part in what the parties prefer, or a dossier has no place for it.");

    internal static readonly DiagnosticDescriptor UnknownDefinition = new(
        "TRC0801", Error, "a stability definition that Truce does not know",
        "Correct the id; a result by a definition that Truce lacks belongs under set-aside.");

    internal static readonly DiagnosticDescriptor ResultDiffers = new(
        "TRC0802", Error, "a result differs from what is expected",
        "Either the dossier does not say what the cited model says, or the expectation is wrong, or Truce is; look at the one state that is named.");

    internal static readonly DiagnosticDescriptor ExpectationUnsound = new(
        "TRC0803", Error, "an expectation names no feasible state, or one state twice",
        "Correct the pattern: one letter for each issue, in the order of the dossier.");

    internal static readonly DiagnosticDescriptor ResultNotComputed = new(
        "TRC0804", Error, "a result that is expected cannot be computed",
        "The message says what stands in the way; see to the dossier first.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticDescriptor> All { get; } =
    [
        FileUnreadable, FileTooLarge, NotUtf8, ForbiddenCharacter, EmptyFile, YamlSyntax, TabIndentation, NestedTooDeep, DuplicateKey, AnchorOrAlias, Tag,
        SeveralDocuments, BadKey, TooManyProblems,
        WrongKind, UnknownKey, Missing, EmptyText, UnknownWord, BadDate, BadNumber, BadName, NamedTwice, EmptyList, BadOneWay, BadPosition,
        BadHash, PreferenceForm, ClauseSaysNothing, OnlyWithGuarantee, BadRange, TableTooLarge, MarkBetweenTiers,
        UnknownStep, UnknownProposal, NoEffect, NegativeAmount, ClosedWindow,
        TakeForm, TakesOfNobody, NotOneIssue, SignalForm, NotAShare, WithoutItsPartner,
        AnyOrderOfOne, ChoiceForm, BadReliability, BoundsBackward, TwoWalkAways, ViewOfItself, ViewSaysNothing,
        FormulaSyntax, FormulaTooLarge, BareIssue, PatternLength,
        UnknownIssue, UnknownTerm, UnknownParty, UnknownStatement, UnknownSource,
        PathLeavesFolder, SourceUnreadable, QuotationNotFound, QuotationAmbiguous, QuotationMoved, SourceChanged,
        OneWayCircle, StatusQuoLacks, ValuesLack, NegativeWeight, NothingFeasible, StatusQuoInfeasible, NeverFeasible, PriorityIdle, OneWayLeaks,
        RankedTwice, NotRanked, TierEmpty, KnownCircle, KnownContradicted, WeightsContradicted, KnownIdle, LoneBounds,
        ViewOfNothing, ViewOfNoDecisionMaker, UnseenNowhere, ViewWithoutStatusQuo,
        StatementNotCited, NoPreference, SilentPrincipal, LaterThanAsOf, PastExpiry,
        UnseenCondition, PlanOrder, PlanClash, PlanOwner, SuccessorCircle, LonelyGroup, CapWithoutUtility,
        RecordedBefore, PositionUndated, LinkAmiss, PositionAgainstItself, DeedsAgainstStatusQuo, DaysOutOfOrder,
        NotReadableFormat, JsonSyntax, JsonShape, CsvSyntax, XmlSyntax, GmcrUnknownOption, GmcrNothingFeasible, GmcrRanking, GmcrPartialRanking, GmcrPreferenceMissing,
        GmcrRepeatedOption, GmcrOrphanOption, GmcrRepeatedName, GmcrMisperception, GmcrCoalition, GmcrUnusedPart,
        TableShape, TableStates, TablePreference, TablePartialPreference, TableCoalescedColumn,
        ScenarioFiles, ScenarioShape, ScenarioUnknown, ScenarioNumber, ScenarioNotCarried, ScenarioNames, ScenarioFixed, ScenarioIgnored,
        UnknownDefinition, ResultDiffers, ExpectationUnsound, ResultNotComputed,
    ];
}
