// How the news is cut into sentences: cases of our own over news style and general English. The
// expected sentences of a row are those between the bars of its text.
#include "model/text/sentences.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

struct Case
{
    const char *name;
    const char16_t *marked;
};

const Case ranks[] = {
    {"Lt.-Gen", u"|Lt.-Gen. Ann Example arrived.| |She spoke.|"},
    {"Maj. Gen. with initials", u"|Maj. Gen. A. B. Example took command on Monday.|"},
    {"Brig. Gen.", u"|The order came from Brig. Gen. Example.| |Nobody confirmed it.|"},
    {"Staff Sgt.", u"|Staff Sgt. Bo Example and Cpl. Cy Sample were hurt.| |Both recovered.|"},
    {"rank in brackets", u"|The officer (Capt. Di Example) declined to comment.|"},
    {"rank after a comma", u"|The spokesman, Col. Ed Example, denied it.| |He gave no details.|"},
    {"Adm. (ret.)", u"|Adm. Flo Example (ret.) now advises the firm.|"},
    {"Sen. and Rep.", u"|Sen. Gus Example and Rep. Hal Sample wrote a letter.| |It was short.|"},
    {"Gov. of a state", u"|Gov. Ida Example closed the road.|"},
    {"Mr. at a line's end", u"|They thanked Mr. Example for it.| |He smiled.|"},
    {"Dr. and Prof.", u"|Dr. Jo Example asked Prof. Kay Sample.| |Prof. Sample agreed.|"},
    {"Jr. goes on", u"|Lee Example Jr. spoke first.|"},
    {"Jr. ends", u"|The prize went to Lee Example Jr.| |He was not there.|"},
    {"St. in a name", u"|The clinic in St. Example was full.|"},
};

const Case places[] = {
    {"U.S. as adjective", u"|A U.S. convoy left the base.| |It was not hit.|"},
    {"U.S. ends, The begins", u"|They flew back to the U.S.| |The others stayed.|"},
    {"U.S. before a name", u"|The U.S. Central Command said so.|"},
    {"U.N. and a verb", u"|The U.N. called for calm.|"},
    {"U.K. at the end of a quotation", u"|“We came from the U.K.”| |She paused.|"},
    {"D.C.", u"|The talks in Washington, D.C. ended late.|"},
    {"D.C. ends", u"|The talks were held in Washington, D.C.| |They ended late.|"},
    {"E.U.-backed", u"|An E.U.-backed plan failed.| |Talks go on.|"},
    {"Ft.", u"|Troops from Ft. Example arrived.|"},
    {"Mt.", u"|The post on Mt. Example was empty.|"},
    {"street", u"|He lived at 12 Example Ave. near the river.|"},
    {"street ends", u"|He lived on Example Blvd.| |He has moved since.|"},
    {"No. of a checkpoint", u"|Checkpoint No. 7 was closed.| |No. 8 was open.|"},
    {"no as an answer", u"|Was it true?| |No.| |It was not.|"},
};

const Case figures[] = {
    {"calibre with a stop", u"|Two 107 mm. rockets were found.| |Six were not.|"},
    {"calibre ends", u"|The rockets measured 122 mm.| |The launcher was new.|"},
    {"decimals", u"|The price rose by 3.5 percent to $1.2 million.| |It fell later.|"},
    {"thousands", u"|Some 1,200 people left.| |About 3,000 came.|"},
    {"decimal at the end", u"|The index closed at 99.5.| |It had opened at 98.7.|"},
    {"number ends", u"|The year was 2019.| |The month was May.|"},
    {"number begins", u"|It began at dawn.| |Twelve were hurt.| |12 more fled.|"},
    {"a range", u"|Between 10–12 rockets fell, of which 3–4 exploded.|"},
    {"ordinals", u"|It was the 11th attack.| |The 12th came on Friday.|"},
    {"kilometres", u"|It lies 30 km. north of the city.|"},
    {"kilometres end", u"|The road is closed for 30 km.| |The detour is longer.|"},
    {"pounds", u"|It weighed 40 lbs. when empty.|"},
    {"per cent sign", u"|Support fell to 12%.| |It had been 40%.|"},
    {"money", u"|They paid $5.| |Others paid €6.50.|"},
    {"version", u"|Version 2.0.1 is out.| |Version 3 is not.|"},
    {"a score", u"|They won 2-1.| |Nobody cheered.|"},
    {"degrees", u"|It was 48.5 °C. in the shade.|"},
    {"footnote number", u"|The report says so.[4]| |Others doubt it.[5]|"},
};

const Case times[] = {
    {"p.m. goes on", u"|The rockets fell at 7:35 p.m. local time.| |Sirens sounded.|"},
    {"p.m. ends", u"|The rockets fell at 7:35 p.m.| |Sirens sounded.|"},
    {"a.m. before a weekday", u"|It began at 3 a.m. Tuesday near the gate.|"},
    {"a.m. before a zone", u"|It began at 3 a.m. EST near the gate.|"},
    {"month cut short", u"|On Dec. 27 a rocket fell.| |On Jan. 3 another fell.|"},
    {"month ends", u"|It has been quiet since Nov.| |It will not last.|"},
    {"date with points", u"|The letter of 12.03.2020 was found.| |It was genuine.|"},
    {"clock with point", u"|They met at 18.30 and left at 19.15.|"},
    {"century", u"|It dates from the 9th century B.C. and was restored.|"},
    {"etc. goes on", u"|Rockets, mortars, etc. were found there.|"},
    {"etc. ends", u"|They found rockets, mortars, etc.| |The owner fled.|"},
};

const Case quotations[] = {
    {"said after", u"|“It was close,” he said.| |“Very close.”|"},
    {"said between", u"|“It was close,” he said, “and loud.”| |He left.|"},
    {"question and said", u"|“Who did it?” asked the officer.| |Nobody answered.|"},
    {"exclamation and said", u"|“Get down!” someone shouted.| |They ran.|"},
    {"two sentences in one quotation", u"|“It was close.| |We were lucky,” he said.|"},
    {"straight quotes", u"|\"It was close.\"| |\"We were lucky,\" he said.|"},
    {"quote within a quote", u"|“He said ‘never again’ to us.”| |We believed him.|"},
    {"quote ends after the stop", u"|The group called it “a warning”.| |It did not say of what.|"},
    {"stop before the quote ends", u"|The group called it “a warning.”| |It did not say of what.|"},
    {"single quotes", u"|‘We fired them,’ the channel wrote.| |It was deleted.|"},
    {"guillemets", u"|« We fired them. »| |Nobody believed it.|"},
    {"a tweet", u"|“They will pay! #justice”, he wrote.| |The post is gone.|"},
    {"a colon", u"|He said: “We will answer.”| |They did not.|"},
    {"a dash breaks off", u"|“We will —” he began.| |The line went dead.|"},
    {"inserted brackets", u"|“He [the general] agreed.”| |The others did not.|"},
    {"bracketed sentence", u"|It was late.| |(It always is.)| |They slept.|"},
    {"brackets inside", u"|The group (it has no name) denied it.| |So did the other.|"},
};

const Case pauses[] = {
    {"ellipsis in the middle", u"|He said … nothing.| |She left.|"},
    {"ellipsis joined", u"|He waited…and waited.| |She left.|"},
    {"ellipsis ends", u"|He waited…| |She left.|"},
    {"three stops in the middle", u"|He waited... and waited.| |She left.|"},
    {"ellipsis in brackets", u"|“We came […] and we saw.”| |They left.|"},
    {"question in the middle", u"|The question — who gains? — stays open.|"},
    {"interrobang", u"|What?!| |Nobody knew.|"},
    {"many marks", u"|Stop!!!| |It was a drill.|"},
    {"semicolon", u"|One fell; two did not.| |Why?|"},
    {"dash", u"|It fell — nobody knows why — at dawn.| |Then all was quiet.|"},
};

const Case webs[] = {
    {"address", u"|See https://www.example.org/a.b/c?d=e.f for more.| |It is old.|"},
    {"address ends", u"|More at example.org.| |It is free.|"},
    {"mail", u"|Write to ann.example@example.org today.| |She answers.|"},
    {"file name", u"|The file report.final.pdf was sent.| |Nobody read it.|"},
    {"handle", u"|It was posted by @ann.example on Friday.| |It was shared twice.|"},
    {"hashtag begins", u"|It spread.| |#Taji was first.|"},
    {"domain in the middle", u"|The site Example.com said so.| |Others did not.|"},
};

const Case lists[] = {
    {"numbered lines", u"|1. The first point.|\n|2. The second point.|\n|10. The tenth.|"},
    {"bullets", u"|• One launcher|\n|• Two rockets|\n|All were seized.|"},
    {"lettered", u"|(a) the base;|\n|(b) the road.|"},
    {"heading and text", u"|BACKGROUND|\n|It began in May.|"},
    {"caption and text", u"|Smoke rises over the base (AP)|\n|It rose for hours.|"},
    {"byline and text", u"|By ANN EXAMPLE|\n\n|BAGHDAD (Agency) — Rockets fell.| |None exploded.|"},
    {"dateline with a stop", u"|BAGHDAD, Jan. 4 — Rockets fell.| |None exploded.|"},
    {"question as a heading", u"|Who gains?|\n|Nobody does.|"},
    {"colon and lines", u"|They found:|\n|two rockets|\n|one launcher|"},
};

const Case words[] = {
    {"Inc. goes on", u"|Example Inc. makes them.| |It always has.|"},
    {"Co. ends", u"|They belong to Example & Co.| |The firm denies it.|"},
    {"Ltd.", u"|Example Ltd. was fined.|"},
    {"e.g.", u"|Some groups, e.g. the first, deny it.|"},
    {"i.e.", u"|The larger one, i.e. the second, fled.|"},
    {"vs.", u"|The match was Example vs. Sample.| |It was dull.|"},
    {"et al.", u"|Example et al. show this.| |Others do not.|"},
    {"initials of a name", u"|J. R. R. Example wrote it.| |K. L. Sample did not.|"},
    {"initial at the end", u"|He signed only as Q.| |Nobody knew him.|"},
    {"approx.", u"|It took approx. two hours.|"},
    {"Fig.", u"|See Fig. 3 for details.| |Fig. 4 is wrong.|"},
    {"Ph.D.", u"|She holds a Ph.D. in physics.| |He does not.|"},
    {"a.k.a.", u"|The man, a.k.a. the Engineer, fled.|"},
    {"acronym at the end", u"|It was claimed by the PMU.| |It was denied by the IRGC.|"},
    {"no space after a stop", u"|It was late.Nobody came.| |They left.|"},
    {"possessive", u"|It was the U.S.’s choice.| |It chose.|"},
    {"Arabic mixed in", u"|The channel “صابرين” wrote it.| |It was deleted.|"},
    {"Hebrew", u"|הרקטה נפלה בבסיס.| |איש לא נפגע.|"},
    {"French", u"|La roquette est tombée.| |Personne n’a été blessé.|"},
};

} // namespace

class NewsSentencesTest : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
};

void NewsSentencesTest::splits_data()
{
    QTest::addColumn<QString>("marked");
    int count = 0;
    const auto add = [&count](const char *group, const auto &cases) {
        for (const Case &each : cases) {
            QTest::addRow("%s: %s", group, each.name) << QString::fromUtf16(each.marked);
            ++count;
        }
    };
    add("ranks", ranks);
    add("places", places);
    add("figures", figures);
    add("times", times);
    add("quotations", quotations);
    add("pauses", pauses);
    add("web", webs);
    add("lists", lists);
    add("words", words);
    QVERIFY(count >= 80);
}

void NewsSentencesTest::splits()
{
    QFETCH(QString, marked);
    QStringList expected;
    const QStringList parts = marked.split(u'|');
    for (qsizetype i = 1; i < parts.size(); i += 2)
        expected += parts[i].trimmed();
    const Offsets text(QString(marked).remove(u'|'));
    QStringList found;
    for (const TextRange &sentence : sentencesOf(text))
        found += text.slice(sentence);
    QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
}

QTEST_GUILESS_MAIN(NewsSentencesTest)
#include "tst_newssentences.moc"
