// What is read out of single sentences: every offer is compared, so that one too many fails as one
// too few does. All sentences are invented; no name in them is of anybody.
#include "model/text/edtf.h"
#include "model/text/likelyactors.h"
#include "model/text/normalise.h"
#include "model/text/sentencereading.h"
#include "model/text/sentences.h"
#include "readingdump.h"

#include <QHash>
#include <QSet>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// A casefile that knows a few names; articles of Wednesday, 15 September 2021.
ReadingContext invented()
{
    ReadingContext context;
    context.publishedEdtf = u"2021-09-15"_s;
    context.means = {u"rocket"_s,
                     u"missile"_s,
                     u"mortar"_s,
                     u"artillery"_s,
                     u"airstrike"_s,
                     u"drone"_s,
                     u"explosive device"_s,
                     u"mine"_s,
                     u"gunfire"_s,
                     u"crowd"_s,
                     u"raid"_s};
    context.isPlace = [](const QString &name) {
        static const QSet<QString> places{
            u"harun base"_s, u"harun"_s, u"velmar airfield"_s, u"dorsa"_s, u"oslo"_s};
        return places.contains(foldForMatching(name));
    };
    context.kindOfActor = [](const QString &name) {
        static const QHash<QString, QString> actors{{u"red banner movement"_s, u"organisation"_s},
                                                    {u"free dorsa front"_s, u"organisation"_s},
                                                    {u"reuters"_s, u"outlet"_s}};
        return actors.value(foldForMatching(name));
    };
    return context;
}

QStringList read(const QString &text, const TextRange &range, const ReadingContext &context)
{
    const Offsets offsets(text);
    return dump(readPassage(offsets, range, context), offsets);
}

QStringList readLast(const QString &text, const ReadingContext &context)
{
    return read(text, sentencesOf(Offsets(text)).back(), context);
}

void row(const char *sentence, const QList<const char *> &expected)
{
    QStringList lines;
    for (const char *line : expected)
        lines += QString::fromUtf8(line);
    QTest::newRow(sentence) << QString::fromUtf8(sentence) << lines;
}

} // namespace

class TestSentenceReading : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void relativeDates_data();
    void relativeDates();
    void saysHowADateWasRead();
    void leavesOutWhatIsNotKnown();
    void ranksWhoMayHaveDoneIt_data();
    void ranksWhoMayHaveDoneIt();
    void countsFromTheSentenceBefore();
    void findsWhomAPronounMeans();
    void rangesAreCodePoints();
    void readsSeveralSentences();
    void survivesAnything();
};

void TestSentenceReading::reads_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("expected");
    row("The blast killed a guard and wounded two drivers, a senior officer told Reuters.",
        {"actor Reuters",
         "killed 1 <a guard>",
         "wounded 2 <two drivers>",
         "speaker Reuters/outlet! <- senior officer/unnamed source"});
    row("More than 15 \xE2\x80\x9Csmall rockets\xE2\x80\x9D landed at the Harun base, a senior "
        "officer said.",
        {"place Harun base",
         "means rocket <rockets>",
         "munitions landed more than 15 <More than 15 \xE2\x80\x9Csmall rockets\xE2\x80\x9D>",
         "speaker senior officer/unnamed source"});
    row("The Pier and Quay reported four shells fell on the mole, a port official said Wednesday.",
        {"said 2021-09-15 or 2021-09-08? <Wednesday>",
         "munitions landed 4 <four shells>",
         "speaker Pier and Quay/outlet <- port official/unnamed source"});
    row("The Harbour Ledger reported that two guards had died, a harbour doctor said.",
        {"killed 2 <two guards>",
         "speaker Harbour Ledger/outlet <- harbour doctor/unnamed source"});
    row("Nora Falk of the Dorsa Ledger reported that border officials said the gate was open.",
        {"speaker Dorsa Ledger/outlet <- Nora Falk/person <- border officials/unnamed source"});
    row("Reuters reported the blast and the mayor said that nobody was hurt.",
        {"actor Reuters",
         "wounded none <nobody was hurt>",
         "speaker Reuters/outlet!",
         "speaker mayor/unnamed source"});
    row("Gen. Ole Berg told the harbour council, also on Thursday, that the mole was safe.",
        {"said 2021-09-09? <Thursday>", "speaker Ole Berg/person"});
    row("He told the council the attack on Friday was the last.", {"date 2021-09-10? <Friday>"});
    row("Three rockets struck Camp Kelm Norway on Monday.",
        {"date 2021-09-13? <Monday>",
         "new place Camp Kelm, Norway",
         "means rocket <rockets>",
         "munitions landed 3 <Three rockets>"});
    row("Norway's Camp Kelm was hit.", {"new place Camp Kelm, Norway"});
    row("A blast in Kelmut, Saudi Arabia, killed two guards.",
        {"new place Kelmut, Saudi Arabia", "killed 2 <two guards>"});
    row("It fell near Kelmut in northern Norway.", {"new place Kelmut, Norway"});
    row("The raid was blamed by two officers on the Norway-backed Sand Wolves.",
        {"new actor Sand Wolves, blamed", "speaker officers/unnamed source"});
    row("Two officers blamed the blast on the militia Ahl al-Sahn.",
        {"new actor Ahl al-Sahn, blamed", "speaker officers/unnamed source"});
    row("The mayor said the Sand Wolves might be behind it.",
        {"new actor Sand Wolves, blamed, suspects", "speaker mayor/unnamed source"});
    row("The raid was carried out by the Sand Wolves, the mayor said.",
        {"new actor Sand Wolves, blamed", "speaker mayor/unnamed source"});
    row("The raid may have been carried out by the Sand Wolves.",
        {"new actor Sand Wolves, blamed, suspects"});
    row("The raid was attributed to the Sand Wolves by two officers.",
        {"new actor Sand Wolves, blamed", "speaker officers/unnamed source"});
    row("The raid was claimed by the Sand Wolves.",
        {"new actor Sand Wolves, blamed, claims responsibility",
         "speaker Sand Wolves/organisation"});
    row("The mayor said the Sand Wolves were not behind it.",
        {"new actor Sand Wolves, blamed, rules out", "speaker mayor/unnamed source"});
    row("Those raids, Norway says, were not carried out by Oslo.",
        {"new actor Oslo, blamed, denies", "speaker Norway/state"});
    row("The strike on the mole, the US said, was not carried out by Washington.",
        {"new actor Washington, blamed, denies", "speaker US/state (US)"});
    row("The raid, the mayor said, was carried out by \xE2\x80\x9Clocal militia "
        "groups.\xE2\x80\x9D",
        {"new actor local militia groups, blamed", "speaker mayor/unnamed source"});
    row("It was the work of Norwegian militia groups, the mayor said.",
        {"new actor Norwegian militia groups, blamed", "speaker mayor/unnamed source"});
    row("Ahl al-Sahn is the only militia known to have fired such rockets.",
        {"new actor Ahl al-Sahn, blamed, implies", "means rocket <rockets>"});
    row("The Sand Wolves denied any role in the raid.",
        {"new actor Sand Wolves, blamed, denies", "speaker Sand Wolves/organisation"});
    row("The mayor did not name the group responsible, noting the dark.",
        {"speaker mayor/unnamed source", "declines <did not name>"});
    row("Col. Ida Falk declined to say who fired the rockets.",
        {"means rocket <rockets>", "speaker Ida Falk/person", "declines <declined to say who>"});
    row("The mayor did not name the two dead.", {"killed 2 <two dead>"});
    row("The mole was shelled in retaliation for the raid on Kelmut.",
        {"means artillery <shelled>", "link retaliation for <in retaliation>"});
    row("The strike was Oslo's response to an attack on Monday that killed three guards.",
        {"date 2021-09-13? <Monday>", "killed 3 <three guards>", "link reaction to <response to>"});
    row("Oslo's suburbs were shelled.", {"place Oslo", "means artillery <shelled>"});
    row("Oslo's Dock Gate was shelled.", {"place Oslo", "means artillery <shelled>"});
    row("The strikes carried out in response were condemned by the mayor.",
        {"means airstrike <strikes carried out>", "link reaction to <in response>"});
    row("In response to a question the mayor fell silent.", {});
    row("The response to the flood was slow.", {});
    row("A former mayor told Politico on Monday that the mole was dry.",
        {"said 2021-09-13? <Monday>", "speaker Politico/outlet <- former mayor/unnamed source"});
    row("The raid was conducted with the \xE2\x80\x9Cknowledge and support of the Sand "
        "Wolves.\xE2\x80\x9D",
        {"new actor Sand Wolves, blamed, as sponsor"});
    row("He ran for mayor with the support of the Sand Wolves.", {});
    row("The airfield in Norway near Kelmut was hit.",
        {"new place Norway", "new place Kelmut, Norway"});
    row("Officials were behind schedule.", {});
    row("The Norway-backed Sand Wolves hold the mole.", {"new actor Sand Wolves"});
    row("It was hit on March 11 and 12, 2020.",
        {"date 2020-03-11/2020-03-12 or 2020-03-11 or 2020-03-12 <March 11 and 12, 2020>"});
    row("It was hit on 11 and 12 March 2020.",
        {"date 2020-03-11/2020-03-12 or 2020-03-11 or 2020-03-12 <11 and 12 March 2020>"});
    row("On March 11 and 12 the mole was hit.",
        {"date 2021-03-11/2021-03-12 or 2021-03-11 or 2021-03-12? <March 11 and 12>"});
    row("On March 11 and 12 2020 it was hit.",
        {"date 2020-03-11/2020-03-12 or 2020-03-11 or 2020-03-12 <March 11 and 12 2020>"});
    row("Six rockets fell on March 11 and 12 rockets on Monday.",
        {"date 2021-03-11? <March 11>",
         "date 2021-09-13? <Monday>",
         "means rocket <rockets>",
         "means rocket <rockets>",
         "munitions landed 6 <Six rockets>",
         "munitions unspecified 12 <12 rockets>"});
    row("Dan Ostrem has declared that the harbour will close.", {"speaker Dan Ostrem/person"});
    row("Norway's Harbour TV says that the pier was closed.", {"speaker Harbour TV/outlet"});
    row("The strikes carried out in answer were limited.",
        {"means airstrike <strikes carried out>"});
    row("Three rockets landed inside the Harun base late Friday, wounding two contractors.",
        {"date 2021-09-10? <late Friday>",
         "place Harun base",
         "means rocket <rockets>",
         "munitions landed 3 <Three rockets>",
         "wounded 2 contractor <two contractors>"});
    row("At least 15 rockets were fired at the Velmar airfield on September 3, a coalition "
        "spokesman said.",
        {"date 2021-09-03? <September 3>",
         "place Velmar airfield",
         "means rocket <rockets>",
         "munitions fired at least 15 <At least 15 rockets>",
         "speaker coalition spokesman/unnamed source (coalition)"});
    row("\"We heard the sirens twice,\" said a Norwegian officer, speaking on condition of "
        "anonymity.",
        {"speaker Norwegian officer/unnamed source (Norwegian)"});
    row("A drone strike in Sarvan killed four militants and two civilians last week.",
        {"date 2021-09-06/2021-09-14 or 2021-09-06/2021-09-12? <last week>",
         "new place Sarvan",
         "means drone <drone>",
         "killed 4 fighter <four militants>",
         "killed 2 civilian <two civilians>"});
    row("The Ministry of Interior said in a statement Monday that nobody was hurt.",
        {"said 2021-09-13? <Monday>",
         "wounded none <nobody was hurt>",
         "speaker Ministry of Interior/state organ (statement)"});
    row("No casualties were reported after the shelling of Tarek district.",
        {"new place Tarek district",
         "means artillery <shelling>",
         "casualties none <No casualties>"});
    row("There were no immediate reports of injuries in the mortar attack.",
        {"means mortar <mortar>", "wounded not reported <no immediate reports of injuries>"});
    row("Between 10 and 15 projectiles struck the port of Kelmut on 27 August 2021.",
        {"date 2021-08-27 <27 August 2021>",
         "munitions landed 10-15 <Between 10 and 15 projectiles>"});
    row("Police found a launcher with six unfired rockets in a field outside Dorsa.",
        {"place Dorsa",
         "means rocket <rockets>",
         "munitions found unfired 6 <six unfired rockets>"});
    row("Gunmen opened fire on a convoy near Dorsa yesterday, killing a Danish soldier and three "
        "Somali guards.",
        {"date 2021-09-14? <yesterday>",
         "place Dorsa",
         "means gunfire <Gunmen>",
         "means gunfire <opened fire>",
         "killed 1 Danish military <a Danish soldier>",
         "killed 3 Somali <three Somali guards>"});
    row("Officials believe the group was behind the attack.", {"speaker Officials/unnamed source"});
    row("Col. Anna Vester, a spokeswoman for the mission, told Reuters that more than a dozen "
        "rockets had been launched.",
        {"actor Reuters",
         "means rocket <rockets>",
         "munitions fired more than 12 <more than a dozen rockets>",
         "speaker Reuters/outlet! <- Anna Vester/person"});
    row("Two days later, warplanes bombed the camp.", {"means airstrike <warplanes>"});
    row("He said the army would respond.", {});
    row("The attack killed one person and left 14 others wounded.", {"killed 1 <one person>"});
    row("Some 30 rockets have hit bases in the province since May.",
        {"date 2021-05/..? <since May>",
         "means rocket <rockets>",
         "munitions landed about 30 <Some 30 rockets>"});
    row("Rockets hit Camp Anvil, wounding 3, and another base at Belt, killing 2.",
        {"new place Camp Anvil #1",
         "new place Belt #2",
         "means rocket <Rockets> #1",
         "wounded 3 <3> #1",
         "killed 2 <2> #2"});
    row("Two rockets struck Kelmut on Friday and a drone hit the Harun base on Sunday.",
        {"date 2021-09-10? <Friday> #1",
         "date 2021-09-12? <Sunday> #2",
         "new place Kelmut #1",
         "place Harun base #2",
         "means rocket <rockets> #1",
         "means drone <drone> #2",
         "munitions landed 2 <Two rockets> #1"});
    row("In Dorsa two guards were killed, while in Kelmut a mine killed four.",
        {"place Dorsa #1",
         "new place Kelmut #2",
         "means mine <a mine> #2",
         "killed 2 <two guards> #1",
         "killed 4 <four> #2"});
    // One attack, or no saying which of them a figure is of.
    row("Rockets hit Kelmut and Dorsa, killing two guards.",
        {"new place Kelmut", "place Dorsa", "means rocket <Rockets>", "killed 2 <two guards>"});
    row("Six rockets were fired from Dorsa and four hit the Harun base.",
        {"place Dorsa",
         "place Harun base",
         "means rocket <rockets>",
         "munitions fired 6 <Six rockets>"});
    row("The rockets hit Western troops, wounding three.",
        {"means rocket <rockets>", "wounded 3 <three>"});
    row("Two soldiers were killed and three wounded when a roadside bomb exploded.",
        {"means explosive device <roadside bomb>",
         "killed 2 military <Two soldiers>",
         "wounded 3 <three wounded>"});
    row("As many as 20 people were killed or wounded, according to a hospital source.",
        {"casualties up to 20 <As many as 20 people>",
         "speaker hospital source/unnamed source (hospital)"});
    row("The strikes were blamed by Estonian officials on the Red Banner movement.",
        {"actor Red Banner movement, blamed",
         "speaker Estonian officials/unnamed source (Estonian)"});
    row("The Free Dorsa Front denied that it fired the rockets.",
        {"actor Free Dorsa Front, blamed, denies",
         "means rocket <rockets>",
         "speaker Free Dorsa Front/organisation!"});
    row("Several rockets were fired from a truck.",
        {"means rocket <rockets>", "munitions fired several <Several rockets>"});
    row("Dozens of missiles were launched overnight.",
        {"date 2021-09-14/2021-09-15? <overnight>",
         "means missile <missiles>",
         "munitions fired dozens <Dozens of missiles>"});
    row("In early August, a US airstrike killed a Red Banner commander.",
        {"date 2021-08-01/2021-08-10? <early August>",
         "means airstrike <airstrike>",
         "killed 1 <a Red Banner commander>"});
    row("The group has carried out five attacks this year.",
        {"date 2021-01-01/2021-09-15? <this year>", "count 5 <five attacks>"});
    row("Nearly 40 shells fell on Old Harun between 7:35 p.m. and midnight.",
        {"time 19:35 <7:35 p.m.>", "munitions landed nearly 40 <Nearly 40 shells>"});
    row("Two of the rockets failed to explode.", {"means rocket <rockets>"});
    row("The 63rd Brigade held its 20th anniversary parade in Harun.", {"place Harun"});
    row("The company paid $3 million for 20 trucks.", {});
    row("He was elected in 2017 and reelected in spring 2021.",
        {"date 2017 <2017>", "date 2021-21 <spring 2021>"});
    row("The prime minister will visit Harun on Friday.", {"place Harun"});
    row("Missile defense systems will arrive in two weeks.", {});
    row("Rocket sirens sounded twice this morning.",
        {"date 2021-09-15? <this morning>", "means rocket <Rocket>"});
    row("An explosion was heard in the Green Quarter, residents said.",
        {"speaker residents/unnamed source"});
    row("\"Two rockets hit the wall,\" a guard said on Thursday. \"Nobody was hurt.\"",
        {"said 2021-09-09? <Thursday>",
         "means rocket <rockets>",
         "munitions landed 2 <Two rockets>",
         "wounded none <Nobody was hurt>",
         "speaker guard/unnamed source"});
    row("State television, citing a security source, reported that a Katyusha rocket hit the "
        "compound.",
        {"means rocket <Katyusha>",
         "means rocket <rocket>",
         "munitions landed 1 <a Katyusha rocket>",
         "speaker State television/outlet <- security source/unnamed source (security)"});
    row("Lt. Gen. Ove Brandt said 12 US troops had been injured in the January 8 attack.",
        {"date 2021-01-08? <January 8>",
         "wounded 12 US military <12 US troops>",
         "speaker Ove Brandt/person"});
    row("The 107 mm rockets were launched from a truck about two miles away, the officer added.",
        {"means rocket <rockets>", "speaker officer/unnamed source", "calibre 107 mm"});
    row("A senior defense official told The Harun Times that the intelligence was solid.",
        {"speaker Harun Times/outlet <- senior defense official/unnamed source (defense)"});
    row("The coalition confirmed the attack on Twitter.",
        {"speaker coalition/organisation (Twitter)"});
    row("Analysts say further strikes could kill dozens of people.",
        {"speaker Analysts/unnamed source"});
    row("More than 5,000 troops are stationed in the country.", {});
    row("Up to six mortar rounds landed near the embassy of Norway last night.",
        {"date 2021-09-14 or 2021-09-15? <last night>",
         "means mortar <mortar>",
         "munitions landed up to 6 <Up to six mortar rounds>"});
    row("The militia claimed responsibility for the bombing.", {"speaker militia/organisation"});
    row("The attacks came a day after protesters stormed the consulate.",
        {"means crowd <stormed>"});
    row("It was the third attack in a month.", {});
    row("On Sept. 9, 2021, gunmen shot dead two judges in Kelmut.",
        {"date 2021-09-09 <Sept. 9, 2021>",
         "new place Kelmut",
         "means gunfire <gunmen>",
         "means gunfire <shot dead>",
         "killed 2 <two judges>"});
    row("The unit was founded in 1994 by Omar Dahl.", {"date 1994 <1994>"});
    row("A total of 57 rockets fired by seven launchers were involved, another official said.",
        {"means rocket <rockets>",
         "munitions fired 57 <57 rockets>",
         "speaker official/unnamed source"});
    row("The Dorsa attack wounded three Norwegian soldiers, one of them seriously.",
        {"place Dorsa", "wounded 3 Norwegian military <three Norwegian soldiers>"});
    row("A Briton and two Americans were killed.",
        {"killed 1 British <A Briton>", "killed 2 American <two Americans>"});
    row("An Iraqi soldier was killed when a mine exploded on Tuesday.",
        {"date 2021-09-14? <Tuesday>",
         "means mine <a mine>",
         "killed 1 Iraqi military <An Iraqi soldier>"});
    row("Rescue workers pulled three bodies from the rubble.", {});
    row("The minister accused the Red Banner movement of firing the missiles.",
        {"actor Red Banner movement, blamed",
         "means missile <missiles>",
         "speaker minister/unnamed source"});
    row("\"I saw two men running away,\" she said.", {});
    row("The army blamed the Free Dorsa Front for the rocket attack on Harun base.",
        {"place Harun base",
         "actor Free Dorsa Front, blamed",
         "means rocket <rocket>",
         "speaker army/state organ"});
    row("The rockets were probably fired by the same cell that attacked the base two months ago.",
        {"date 2021-07~? <two months ago>", "means rocket <rockets>"});
    row("The base has been attacked four times in the past two weeks.",
        {"date 2021-09-01/2021-09-15? <the past two weeks>"});
    row("About a hundred demonstrators were injured in clashes on Saturday and Sunday.",
        {"date 2021-09-11? <Saturday>",
         "date 2021-09-12? <Sunday>",
         "wounded about 100 <About a hundred demonstrators>"});
    row("Neither the army nor the ministry commented on Wednesday.",
        {"date 2021-09-15 or 2021-09-08? <Wednesday>"});
    row("It costs 12 dollars a round, and there are 40 rounds in a box.", {});
    row("The market reopened on Monday after a week of calm.", {"date 2021-09-13? <Monday>"});
    row("Reports of rocket fire could not be confirmed.", {"means rocket <rocket>"});
    row("A spokesman for the governor said five people, including two children, were wounded.",
        {"wounded 5 <five people>",
         "wounded 2 civilian <two children>",
         "speaker spokesman for the governor/unnamed source"});
    row("The talks between Estonia and Norway began on March 1, 2020.",
        {"date 2020-03-01 <March 1, 2020>"});
    row("A rocket attack on the Velmar airfield wounded a contractor on 2021-08-30, the mission "
        "said.",
        {"date 2021-08-30 <2021-08-30>",
         "place Velmar airfield",
         "means rocket <rocket>",
         "wounded 1 contractor <a contractor>"});
    row("Hospital officials in Kelmut said on Tuesday the death toll had risen to 21.",
        {"said 2021-09-14? <Tuesday>",
         "new place Kelmut",
         "speaker Hospital officials in Kelmut/unnamed source"});
    row("At least four people died in the blast, a police officer at the scene said.",
        {"killed at least 4 <At least four people>",
         "speaker police officer at the scene/unnamed source (police)"});
    row("The Red Banner movement said its fighters shot down a drone.",
        {"actor Red Banner movement", "speaker Red Banner movement/organisation!"});
    row("The minister of defense, Ole Berg, warned that the attacks would go on.",
        {"speaker Ole Berg/person"});
    row("Maj. Lise Holt said late Thursday that 15 small rockets impacted the base at 19:35.",
        {"said 2021-09-09? <late Thursday>",
         "time 19:35 <19:35>",
         "means rocket <rockets>",
         "munitions landed 15 <15 small rockets>",
         "speaker Lise Holt/person"});
    row("Protesters plan to march on the embassy.", {});
    row("May the dead rest in peace.", {});
    row("The fall of the government surprised nobody in Kelmut.", {"new place Kelmut"});
    row("Second Lieutenant Per Ek read out the names.", {});
    row("Four years ago the base had no fence.", {"date 2017~? <Four years ago>"});
    row("On Monday night, 12 August 2019, a car bomb went off outside the airport.",
        {"date 2019-08-12 <Monday night, 12 August 2019>", "means explosive device <car bomb>"});
    row("Six people were missing on Tuesday, the rescue service said.",
        {"date 2021-09-14? <Tuesday>"});
    row("Ten of 14 accused were acquitted last month.", {"date 2021-08? <last month>"});
    row("Neither side reported casualties.", {});
    row("\"Yesterday we lost two men,\" the commander said in an interview.",
        {"speaker commander/unnamed source (interview)"});
}

void TestSentenceReading::reads()
{
    QFETCH(QString, sentence);
    QFETCH(QStringList, expected);
    const TextRange whole{0, Offsets(sentence).codePoints()};
    QCOMPARE(read(sentence, whole, invented()).join(u'\n'), expected.join(u'\n'));
}

void TestSentenceReading::relativeDates_data()
{
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected"); ///< every reading, the likeliest first
    const auto day = [](const char *published, const char *words, const char *expected) {
        QTest::addRow("%s on %s", words, published)
            << QString::fromUtf8(published) << QString::fromUtf8(words)
            << QString::fromUtf8(expected);
    };
    day("2021-09-15", "on Wednesday", "2021-09-15 or 2021-09-08");
    day("2021-09-15", "late Thursday", "2021-09-09");
    day("2021-09-15", "last Monday", "2021-09-13 or 2021-09-06");
    day("2021-03-01", "yesterday", "2021-02-28");
    day("2020-03-01", "last night", "2020-02-29 or 2020-03-01");
    day("2021-01-04", "last month", "2020-12");
    day("2021-01-04", "late last month", "2020-12-21/2020-12-31");
    day("2021-01-04", "last year", "2020");
    day("2021-01-04", "earlier this month", "2021-01-01/2021-01-04");
    day("2021-03-29", "earlier in the month", "2021-03-01/2021-03-29");
    day("2021-01-04", "in December", "2020-12");
    day("2021-01-04", "on December 31", "2020-12-31 or 2021-12-31");
    day("2021-01-04", "in mid-November", "2020-11-11/2020-11-20");
    day("2021-01-04", "last summer", "2020-22");
    day("2021-01-04", "last winter", "2019-24");
    day("2021-01-04", "three days ago", "2021-01-01");
    day("2021-01-04", "about three days ago", "2021-01-01~");
    day("2021-01-04", "two weeks ago", "2020-12-21~");
    day("2021-01-04", "over the past year", "2020-01-04/2021-01-04");
    day("2021-01-04", "March 3-5, 2019", "2019-03-03/2019-03-05");
    day("2021-01-04", "the 3rd of March 2019", "2019-03-03");
    day("2021-01-04", "since October 2020", "2020-10/..");
    day("2021-01-04T06:18", "yesterday", "2021-01-03"); // the hour is known too
    day("2021-01-04", "on 27/12/2019", "2019-12-27");
    day("2021-01-04", "on 3/4/2019", ""); // nobody can say which is the month
    day("2021-01", "on Monday", "");      // a month tells no weekday
    day("", "yesterday", "");
    day("", "on March 3", "");
    day("", "on March 3, 2019", "2019-03-03");
    day("2021-01-04", "on February 30, 2019", "");
}

void TestSentenceReading::relativeDates()
{
    QFETCH(QString, published);
    QFETCH(QString, words);
    QFETCH(QString, expected);
    ReadingContext context;
    context.publishedEdtf = published;
    QStringList all;
    for (const ReadDate &date :
         readSentence(u"It was bombed "_s + words + u'.', 0, context).dates) {
        all += date.edtf;
        for (const ReadDate::Other &other : date.others)
            all += other.edtf;
        QVERIFY(parseEdtf(date.edtf));
    }
    QCOMPARE(all.join(u" or "_s), expected);
}

void TestSentenceReading::saysHowADateWasRead()
{
    const auto reading = readSentence(u"It was hit on Friday night."_s, 0, invented());
    QCOMPARE(reading.dates.size(), 1U);
    QCOMPARE(reading.dates.front().reading, u"Friday before the publication on 15 Sep 2021"_s);
    QVERIFY(reading.dates.front().isInferred);
    // What the words say by themselves needs no reading.
    QVERIFY(readSentence(u"It was hit on 3 May 2020."_s, 0, invented())
                .dates.front()
                .reading.isEmpty());
}

void TestSentenceReading::leavesOutWhatIsNotKnown()
{
    ReadingContext context = invented();
    context.means = {u"missile"_s};
    QCOMPARE(readLast(u"Rockets and a missile were seen."_s, context),
             QStringList{u"means missile <missile>"_s});
    QCOMPARE(readLast(u"Nothing was said."_s, {}), QStringList());
}

void TestSentenceReading::ranksWhoMayHaveDoneIt_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("expected");
    const auto ranked = [](const char *sentence, const QStringList &expected) {
        QTest::newRow(sentence) << QString::fromUtf8(sentence) << expected;
    };
    ranked("The Red Banner movement said the Free Dorsa Front fired them.",
           {u"Free Dorsa Front"_s});
    // Who speaks is named once more.
    ranked("Reuters said on Monday that a Reuters van was hit by the Free Dorsa Front.",
           {u"Free Dorsa Front"_s});
    // Who is only named has done nothing.
    ranked("It was Oslo's answer to the Free Dorsa Front.", {});
    ranked("Some wounded Free Dorsa Front fighters were flown out.", {});
    ranked("A Red Banner movement driver died on Sunday.", {});
    ranked("The Free Dorsa Front was attacked on Sunday.", {});
    ranked("Mourners carry a flag of the Red Banner movement in Kelmut.", {});
    ranked("Free Dorsa Front wary of Oslo's next move", {});
    ranked("The Red Banner movement launched an inquiry.", {});
    ranked("The depot of the Red Banner movement was hit by Grad rockets.", {});
    ranked("The raid on the Free Dorsa Front was carried out by Oslo.", {u"Oslo"_s});
    ranked("It was blamed on Norway; the Free Dorsa Front hailed it.", {u"Norway"_s});
    ranked("Oslo carried out two strikes on the Red Banner movement.", {u"Oslo"_s});
    ranked("Oslo suspects the Free Dorsa Front.", {u"Free Dorsa Front"_s});
    ranked("Suspected Red Banner movement gunmen were seen.", {u"Red Banner movement"_s});
    ranked("The Free Dorsa Front is suspected.", {u"Free Dorsa Front"_s});
    ranked("The Free Dorsa Front claimed responsibility for it.", {u"Free Dorsa Front"_s});
    ranked("The mayor holds the Sand Wolves responsible.", {u"Sand Wolves"_s});
    ranked("It was an attack by the Norway-backed Sand Wolves.", {u"Sand Wolves"_s});
    ranked("Reuters said that the mole was hit.", {});
}

void TestSentenceReading::ranksWhoMayHaveDoneIt()
{
    QFETCH(QString, sentence);
    ReadingContext context = invented();
    context.kindOfActor = [known = context.kindOfActor](const QString &name) {
        return foldForMatching(name) == u"oslo" ? u"state"_s : known(name);
    };
    QStringList names;
    for (const ReadName &actor :
         likelyActors(readSentence(sentence, 0, context), context.kindOfActor))
        names += actor.name;
    QTEST(names, "expected");
}

void TestSentenceReading::countsFromTheSentenceBefore()
{
    const auto context = invented();
    QCOMPARE(
        readLast(u"The bridge fell on August 30. Two days later the tunnel was hit."_s, context),
        QStringList{u"date 2021-09-01? <Two days later>"_s});
    QCOMPARE(
        readLast(u"On August 30 the bridge fell, and the next day the tunnel."_s, context),
        (QStringList{u"date 2021-08-30? <August 30>"_s, u"date 2021-08-31? <the next day>"_s}));
    QCOMPARE(readLast(u"The bridge fell. Two days later the tunnel was hit."_s, context),
             QStringList());
}

void TestSentenceReading::findsWhomAPronounMeans()
{
    const auto context = invented();
    QCOMPARE(readLast(u"\"It was loud,\" said Mayor Ida Falk. \"We ran,\" she said."_s, context),
             QStringList{u"speaker Ida Falk/person <she>"_s});
    QCOMPARE(readLast(u"Col. Ida Falk said it was loud. He said the gate was shut."_s, context),
             QStringList{u"speaker Ida Falk/person <He>"_s});
    QCOMPARE(readLast(u"The mayor told reporters it was loud. He later said more."_s, context),
             QStringList{u"speaker mayor/unnamed source <He>"_s});
    QCOMPARE(readLast(u"Col. Ida Falk said it was loud. She did not name the group."_s, context),
             (QStringList{u"speaker Ida Falk/person <She>"_s, u"declines <did not name>"_s}));
    // One person beside an organisation that spoke too: the pronoun is the person's.
    QCOMPARE(
        readLast(u"The Free Dorsa Front denied it, Mayor Ida Falk said. She said it was loud."_s,
                 context),
        QStringList{u"speaker Ida Falk/person <She>"_s});
    // Two spoke: nobody can say.
    QCOMPARE(readLast(u"Maj. Ada Lind said yes, but Maj. Bo Strand said no. He said it again."_s,
                      context),
             QStringList());
}

void TestSentenceReading::rangesAreCodePoints()
{
    const QString text =
        u"\U0001F680 \u0635\u0627\u0631\u0648\u062e. \U0001F680\U0001F680 Two rockets hit Dorsa."_s;
    const Offsets offsets(text);
    const auto sentence = sentencesOf(offsets).back();
    const auto reading = readPassage(offsets, sentence, invented());
    QCOMPARE(reading.places.size(), 1U);
    QCOMPARE(offsets.slice(reading.places.front().range), u"Dorsa"_s);
    QCOMPARE(reading.figures.size(), 1U);
    QCOMPARE(offsets.slice(reading.figures.front().range), u"Two rockets"_s);
}

void TestSentenceReading::readsSeveralSentences()
{
    const QString text = u"Two rockets hit Dorsa. One man was killed. It rained."_s;
    QCOMPARE(read(text, {0, Offsets(text).codePoints()}, invented()),
             (QStringList{u"place Dorsa"_s,
                          u"means rocket <rockets>"_s,
                          u"munitions landed 2 <Two rockets>"_s,
                          u"killed 1 <One man>"_s}));
}

void TestSentenceReading::survivesAnything()
{
    for (const QString &text :
         QStringList{QString(),
                     u" "_s,
                     u"\"\"\"\"'s's"_s,
                     u"said"_s,
                     u", said"_s,
                     u"according to"_s,
                     u"99999999999 rockets were fired 99999999999 days ago"_s,
                     u"900 thousand years ago on March 99, 9999 at 99:99 p.m."_s,
                     QString(3000, u'-'),
                     QString(u"killed "_s).repeated(500),
                     QString(QString(QChar(0xd800)) + u" rockets fired"_s)})
        readSentence(text, 0, invented());
}

QTEST_APPLESS_MAIN(TestSentenceReading)
#include "tst_sentencereading.moc"
