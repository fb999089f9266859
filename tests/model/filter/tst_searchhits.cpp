#include "model/columns/loader.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/filter/hitsentence.h"
#include "model/filter/searchhits.h"
#include "model/text/sentences.h"
#include "tests/model/store/scratchcasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString longText =
    u"Nothing happened in the morning. At night Katyushas hit the base in Ḥawīja. A spokesman was "
    "silent.\nLater the militia’s office denied the attack on the base, and the base was quiet."_s;
const QString arabicText = u"قال مسؤول إن صواريخ سقطت قرب القاعدة. لم يُصَب أحد."_s;
const QString plainText =
    u"Officials attacked the report. 100% of it was wrong \ue000 they said."_s;

/// One text of each kind, and documents in two scripts.
class HitsFile : public ScratchCasefile
{
public:
    HitsFile()
    {
        const auto made =
            log().apply({u"t"_s, u"start"_s}, [this](Writer &writer) { return fill(writer); });
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
    }

    Id incident, other, statement, note, attribution, article, arabic, plain;

private:
    Result<void> fill(Writer &writer)
    {
        const auto put = [&writer](const char *table, const Values &values) {
            const auto id = writer.insert(table, values);
            if (!id)
                qFatal("%s: %s", table, qPrintable(id.error().message));
            return *id;
        };
        const Id outlet = put("actor", {{"name", u"The Wire"_s}, {"kind", u"outlet"_s}});
        const Id speaker = put("actor", {{"name", u"Émile Saʿd"_s}, {"kind", u"person"_s}});
        const auto document = [&](const QString &title, const QString &text) {
            const auto sha256 = writer.storeText(text);
            if (!sha256)
                qFatal("%s", qPrintable(sha256.error().message));
            return put("document",
                       {{"kind", u"article"_s},
                        {"title", title},
                        {"outlet", toValue(outlet)},
                        {"published_edtf", u"2020-03-12"_s},
                        {"length", qint64(text.size())},
                        {"sha256", *sha256}});
        };
        article = document(u"Night at the base"_s, longText);
        arabic = document(u"ليلة"_s, arabicText);
        plain = document(u"Report"_s, plainText);
        incident = put("incident",
                       {{"kind", u"event"_s},
                        {"title", u"Attack on the base"_s},
                        {"note", u"Counted once, see the décision on salvos."_s},
                        {"date_edtf", u"2020-03-11"_s}});
        other = put("incident", {{"kind", u"event"_s}, {"title", u"Quiet day"_s}});
        statement = put("statement",
                        {{"speaker", toValue(speaker)},
                         {"gist", u"Denied that the militia attacked."_s},
                         {"said_edtf", u"2020-03-12"_s}});
        attribution = put("attribution",
                          {{"incident", toValue(incident)},
                           {"actor", toValue(speaker)},
                           {"role", u"perpetrator"_s},
                           {"stance", u"denies"_s},
                           {"statement", toValue(statement)}});
        note = put("annotation",
                   {{"attribution", toValue(attribution)},
                    {"text", u"Ask again whether it was the base."_s},
                    {"author", u"Ada"_s},
                    {"made_at", qint64(1'584'000'000'000)}});
        put("annotation",
            {{"text", u"Zymurgy is nowhere yet."_s},
             {"author", u"Ada"_s},
             {"made_at", qint64(1'584'000'000'000)}});
        put("report", {{"statement", toValue(statement)}, {"document", toValue(article)}});
        return {};
    }
};

WordQuery queryOf(const QString &text)
{
    return WordQuery(parseFilter(text).spec);
}

} // namespace

class TestSearchHits : public QObject
{
    Q_OBJECT

private slots:
    void whatAQueryLooksFor_data();
    void whatAQueryLooksFor();
    void findsByWordAndPart_data();
    void findsByWordAndPart();
    void tellsWhatIsBehind();
    void ranksTheBestFirst();
    void givesSomeWhereNoneHasAll();
    void aSummaryGivesWayToItsArticle();
    void listsOneKindAndCountsAll();
    void marksTheDocument();
    void filterAndHitsAgree_data();
    void filterAndHitsAgree();
    void stopsWhenCancelled();
    void showsTheSentenceOfMostWords_data();
    void showsTheSentenceOfMostWords();
    void cutsLongSentences();
    void looksOnlyAroundInAHugeText();

private:
    HitList found(const QString &text, HitRequest request = {50, true, {}})
    {
        const auto list = findHits(m_file.database(), queryOf(text), request);
        if (!list)
            qFatal("%s", qPrintable(list.error().message));
        return *list;
    }

    std::vector<SearchHit> read(const QString &text, HitRequest request = {50, true, {}})
    {
        const HitList list = found(text, request);
        auto hits = readHits(m_file.database(), queryOf(text), list.refs);
        if (!hits)
            qFatal("%s", qPrintable(hits.error().message));
        return *std::move(hits);
    }

    HitsFile m_file;
};

void TestSearchHits::whatAQueryLooksFor_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("match");
    QTest::addColumn<int>("choices");
    QTest::newRow("words") << u"rocket base"_s << u"(\"rocket\") AND (\"base\")"_s << 2;
    QTest::newRow("fields do not count")
        << u"place:Taji rocket kind:event"_s << u"(\"rocket\")"_s << 1;
    QTest::newRow("choice") << u"(a OR b)"_s << u"(\"a\" OR \"b\")"_s << 1;
    QTest::newRow("choice with a field") << u"(a OR by:Iran+) c"_s << u"(\"c\")"_s << 1;
    QTest::newRow("not") << u"a -b -\"c d\""_s << u"((\"a\")) NOT (\"b\" OR \"c d\")"_s << 1;
    QTest::newRow("only not") << u"-b"_s << u""_s << 0;
    QTest::newRow("switched off") << u"~a b"_s << u"(\"b\")"_s << 1;
    QTest::newRow("title") << u"title:a"_s << u"(title : \"a\")"_s << 1;
    QTest::newRow("prefix") << u"roc*"_s << u"(\"roc\" *)"_s << 1;
    QTest::newRow("part") << u"*ock*"_s << u""_s << 1;
    QTest::newRow("contains") << u"contains:\"a b\" c"_s << u"(\"c\")"_s << 2;
    QTest::newRow("quotes") << u"\"a \"\"b\"\"\""_s << u"(\"a \"\"b\"\"\")"_s << 1;
}

void TestSearchHits::whatAQueryLooksFor()
{
    QFETCH(QString, filter);
    const WordQuery query = queryOf(filter);
    QTEST(matchString(query), "match");
    QTEST(static_cast<int>(query.all.size()), "choices");
}

void TestSearchHits::findsByWordAndPart_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("kinds"); // incident, statement, note, document: how many each
    QTest::newRow("stemmed") << u"attacking"_s << u"1 1 0 2"_s;
    QTest::newRow("accents") << u"hawija"_s << u"0 0 0 1"_s;
    QTest::newRow("accents typed") << u"décision"_s << u"1 0 0 0"_s;
    QTest::newRow("accents not typed") << u"decisions"_s << u"1 0 0 0"_s;
    QTest::newRow("Arabic forms") << u"ان صواريـخ"_s << u"0 0 0 1"_s;
    QTest::newRow("Arabic marks") << u"يصب"_s << u"0 0 0 1"_s;
    QTest::newRow("phrase") << u"\"the base\""_s << u"1 0 1 1"_s;
    QTest::newRow("words apart are no phrase") << u"\"base night\""_s << u"0 0 0 0"_s;
    QTest::newRow("prefix") << u"katy*"_s << u"0 0 0 1"_s;
    QTest::newRow("prefix that is a word") << u"deny*"_s << u"0 1 0 1"_s;
    QTest::newRow("prefix in a title") << u"title:att*"_s << u"1 0 0 0"_s;
    QTest::newRow("prefix of a phrase") << u"\"night katy*\""_s << u"0 0 0 1"_s;
    QTest::newRow("a word is not a part") << u"tyusha"_s << u"0 0 0 0"_s;
    QTest::newRow("part") << u"*tyusha*"_s << u"0 0 0 1"_s;
    QTest::newRow("part, the field") << u"contains:TYUSHA"_s << u"0 0 0 1"_s;
    QTest::newRow("part across words") << u"contains:\"militia's off\""_s << u"0 0 0 1"_s;
    QTest::newRow("part in Arabic") << u"*لقاعد*"_s << u"0 0 0 1"_s;
    QTest::newRow("part with %") << u"contains:100%"_s << u"0 0 0 1"_s;
    QTest::newRow("part never over two texts") << u"contains:\"base counted\""_s << u"0 0 0 0"_s;
    QTest::newRow("parts are not stemmed") << u"*attacking*"_s << u"0 0 0 0"_s;
    QTest::newRow("all words") << u"base silent"_s << u"0 0 0 1"_s;
    QTest::newRow("word and part") << u"base *ilitia*"_s << u"0 0 0 1"_s;
    QTest::newRow("word or part") << u"(hawija OR *ebie*)"_s << u"0 0 0 1"_s;
    QTest::newRow("word or part, both") << u"(attacked OR *alvo*)"_s << u"1 1 0 2"_s;
    QTest::newRow("word, not part") << u"base -*tyus*"_s << u"1 0 1 0"_s;
    QTest::newRow("part, not word") << u"*base* -again"_s << u"1 0 0 1"_s;
    QTest::newRow("title") << u"title:attack"_s << u"1 0 0 0"_s;
    QTest::newRow("title is not the note") << u"title:salvos"_s << u"0 0 0 0"_s;
    QTest::newRow("title and word") << u"title:attack denied"_s << u"0 0 0 0"_s;
    QTest::newRow("title and its note") << u"title:attack salvos"_s << u"1 0 0 0"_s;
    QTest::newRow("title and part") << u"title:attack *alvo* -hawija"_s << u"1 0 0 0"_s;
    QTest::newRow("title or word") << u"(title:attack OR denied)"_s << u"1 1 0 1"_s;
    QTest::newRow("nothing") << u"place:Taji"_s << u"0 0 0 0"_s;
}

void TestSearchHits::findsByWordAndPart()
{
    QFETCH(QString, filter);
    QFETCH(QString, kinds);
    for (const bool ranked : {false, true}) {
        const HitList list = found(filter, {50, ranked, {}});
        if (list.anyWord) {
            QCOMPARE(kinds, u"0 0 0 0"_s);
            continue;
        }
        QStringList counts;
        for (const qint64 count : list.counts)
            counts.append(QString::number(count));
        QCOMPARE(counts.join(u' '), kinds);
        QCOMPARE(static_cast<qint64>(list.refs.size()), list.count());
    }
}

void TestSearchHits::tellsWhatIsBehind()
{
    const auto documents = read(u"katyushas"_s);
    QCOMPARE(documents.size(), size_t(1));
    const SearchHit &document = documents[0];
    QCOMPARE(document.document, m_file.article);
    QCOMPARE(document.shown, m_file.article);
    QCOMPARE(document.heading, u"Night at the base"_s);
    QCOMPARE(document.by, u"The Wire"_s);
    QCOMPARE(document.dateEdtf, u"2020-03-12"_s);
    QCOMPARE(document.text, u"At night Katyushas hit the base in Ḥawīja."_s);
    QCOMPARE(Offsets(longText).slice(document.range), document.text);
    QCOMPARE(document.matches, (std::vector<TextRange>{{9, 18}}));

    const auto statements = read(u"militia"_s, {50, true, HitKind::Statement});
    QCOMPARE(statements.size(), size_t(1));
    QCOMPARE(statements[0].heading, u"Émile Saʿd"_s);
    QCOMPARE(statements[0].incident, m_file.incident);
    QCOMPARE(statements[0].records.size(), size_t(1));
    QCOMPARE(statements[0].records[0].second, m_file.attribution);

    const auto notes = read(u"ask again"_s);
    QCOMPARE(notes.size(), size_t(1));
    QCOMPARE(notes[0].incident, m_file.incident);
    QCOMPARE(notes[0].heading, u"Ada"_s);
    QVERIFY2(notes[0].by.startsWith(u"on the attribution of Attack on the base"_s),
             qPrintable(notes[0].by));
    QCOMPARE(notes[0].dateEdtf, u"2020-03-12"_s);

    const auto loose = read(u"zymurgy"_s);
    QCOMPARE(loose.size(), size_t(1));
    QCOMPARE(loose[0].by, u"on the casefile"_s);

    const auto incidents = read(u"salvo"_s);
    QCOMPARE(incidents.size(), size_t(1));
    QCOMPARE(incidents[0].incident, m_file.incident);
    QCOMPARE(incidents[0].by, u"Attack on the base"_s); // the note matched, not the title
    QVERIFY(incidents[0].text.contains(u"salvos"_s));
}

void TestSearchHits::ranksTheBestFirst()
{
    // Twice in a few words is more than once in many.
    const auto hits = read(u"base"_s, {50, true, HitKind::Document});
    QCOMPARE(hits.size(), size_t(1));
    const HitList list = found(u"attack"_s, {50, true, HitKind::Document});
    QCOMPARE(list.refs.size(), size_t(2));
    const auto attacks = readHits(m_file.database(), queryOf(u"attack"_s), list.refs);
    QVERIFY(attacks);
    QCOMPARE((*attacks)[0].document, m_file.plain); // the shorter text
    // Kinds take turns.
    const HitList mixed = found(u"attack"_s);
    QCOMPARE(mixed.refs.size(), size_t(4));
    QCOMPARE(mixed.refs[0].kind, HitKind::Incident);
    QCOMPARE(mixed.refs[1].kind, HitKind::Statement);
    QCOMPARE(mixed.refs[2].kind, HitKind::Document);
    QCOMPARE(mixed.refs[3].kind, HitKind::Document);
}

void TestSearchHits::givesSomeWhereNoneHasAll()
{
    const HitList none = found(u"katyushas salvos"_s);
    QVERIFY(none.anyWord);
    QCOMPARE(none.count(), 2);
    QVERIFY(!found(u"katyushas"_s).anyWord);
    const HitList nowhere = found(u"trebuchet catapult"_s);
    QVERIFY(!nowhere.anyWord);
    QCOMPARE(nowhere.count(), 0);
}

// Where the article's own text says it too; what only the summary says is told from the article.
void TestSearchHits::aSummaryGivesWayToItsArticle()
{
    Id summary;
    const auto made =
        m_file.log().apply({u"t"_s, u"summary"_s}, [&](Writer &writer) -> Result<void> {
            const auto sha256 = writer.storeText(u"Katyushas and a zeppelin were seen."_s);
            if (!sha256)
                return sha256.error();
            const auto id = writer.insert("document",
                                          {{"kind", u"summary"_s},
                                           {"title", u"In short"_s},
                                           {"summary_of", toValue(m_file.article)},
                                           {"sha256", *sha256}});
            if (!id)
                return id.error();
            summary = *id;
            return {};
        });
    QVERIFY(made);
    for (const QString &words : {u"katyushas"_s, u"*atyush*"_s}) {
        for (const bool ranked : {true, false}) {
            const auto hits = read(words, {50, ranked, {}});
            QCOMPARE(hits.size(), size_t(1));
            QCOMPARE(hits.front().shown, m_file.article);
            QVERIFY(!hits.front().isSummary);
            QCOMPARE(found(words, {50, ranked, {}}).counts[size_t(HitKind::Document)], qint64(1));
        }
    }
    const auto only = read(u"zeppelin"_s);
    QCOMPARE(only.size(), size_t(1));
    QCOMPARE(only.front().shown, summary);
    QCOMPARE(only.front().document, m_file.article);
    QVERIFY(only.front().isSummary);
}

void TestSearchHits::listsOneKindAndCountsAll()
{
    const HitList list = found(u"attack"_s, {1, true, HitKind::Document});
    QCOMPARE(list.refs.size(), size_t(1));
    QCOMPARE(list.refs[0].kind, HitKind::Document);
    QCOMPARE(list.count(), 4);
}

void TestSearchHits::marksTheDocument()
{
    const auto places =
        matchesInDocument(m_file.database(), m_file.article, queryOf(u"base *tyus* -x"_s));
    VERIFY_DONE(places);
    const Offsets text(longText);
    QStringList words;
    for (const TextRange &range : *places)
        words.append(text.slice(range));
    QCOMPARE(words.join(u' '), u"tyus base base base"_s);
    const auto none =
        matchesInDocument(m_file.database(), m_file.article, queryOf(u"kind:event"_s));
    VERIFY_DONE(none);
    QVERIFY(none->empty());
    const auto nowhere = matchesInDocument(m_file.database(), Id{77}, queryOf(u"base"_s));
    VERIFY_DONE(nowhere);
    QVERIFY(nowhere->empty());
}

void TestSearchHits::filterAndHitsAgree_data()
{
    findsByWordAndPart_data();
}

// An incident is let through where a text behind it is a hit.
void TestSearchHits::filterAndHitsAgree()
{
    QFETCH(QString, filter);
    const FilterSpec spec = parseFilter(filter).spec;
    if (spec.all.size() != 1 || spec.all[0][0].negated || !WordQuery(spec).all.size())
        return; // several words may be in several texts
    const Snapshot table = *loadSnapshot(m_file.path());
    const auto compiled = CompiledFilter::compile(m_file.database(), *table, spec);
    VERIFY_DONE(compiled);
    const RowBits rows = compiled->evaluate(*table);
    const auto hits = read(filter);
    const bool expected = std::ranges::any_of(hits, [this](const SearchHit &hit) {
        return hit.incident == m_file.incident || hit.document == m_file.article;
    });
    QCOMPARE(rows.contains(table->rowOf(m_file.incident)), expected);
    QVERIFY(!rows.contains(table->rowOf(m_file.other)));
}

void TestSearchHits::stopsWhenCancelled()
{
    const std::atomic_bool cancelled = true;
    const auto list =
        findHits(m_file.database(), queryOf(u"base *a*"_s), {50, true, {}}, &cancelled);
    VERIFY_DONE(list);
    QCOMPARE(list->count(), 0);
    const std::vector<HitRef> refs{{HitKind::Incident, m_file.incident}};
    const auto hits = readHits(m_file.database(), queryOf(u"base"_s), refs, &cancelled);
    VERIFY_DONE(hits);
    QVERIFY(hits->empty());
}

void TestSearchHits::showsTheSentenceOfMostWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("shown");
    QTest::newRow("different words before repeated ones")
        << u"A gate, a gate and a gate. The gate was of oak. It stood."_s
        << QStringList{u"gate"_s, u"oak"_s} << u"The gate was of oak."_s;
    QTest::newRow("in another paragraph")
        << u"A gate. A gate, a gate. Oak is wood.\nIt rained. The gate was of oak."_s
        << QStringList{u"gate"_s, u"oak"_s} << u"The gate was of oak."_s;
    QTest::newRow("then the count")
        << u"A gate of oak. A gate of oak and oak.\nOak, a gate, oak."_s
        << QStringList{u"gate"_s, u"oak"_s} << u"A gate of oak and oak."_s;
    QTest::newRow("then the first")
        << u"It rained. A gate.\nA gate."_s << QStringList{u"gate"_s} << u"A gate."_s;
}

void TestSearchHits::showsTheSentenceOfMostWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(QString, shown);
    std::vector<WordPlace> places;
    for (int word = 0; word < words.size(); ++word) {
        const auto length = qint32(words[word].size());
        for (qsizetype at = 0; (at = text.indexOf(words[word], at, Qt::CaseInsensitive)) >= 0;
             at += length)
            places.push_back({{qint32(at), qint32(at) + length}, word});
    }
    std::ranges::sort(places);
    QCOMPARE(hitSentence(Offsets(text), places).words, shown);
}

void TestSearchHits::cutsLongSentences()
{
    const Offsets text(u"word "_s.repeated(200) + u"needle "_s + u"word "_s.repeated(200));
    const HitSentence cut = hitSentence(text, {{{1000, 1006}}});
    QVERIFY(cut.words.size() < 300);
    QVERIFY(cut.words.startsWith(u"…word"_s));
    QVERIFY(cut.words.endsWith(u'…'));
    QCOMPARE(cut.matches.size(), size_t(1));
    QCOMPARE(cut.words.mid(cut.matches[0].start, cut.matches[0].length()), u"needle"_s);
    const HitSentence nothing = hitSentence(Offsets(QString()), {});
    QVERIFY(nothing.words.isEmpty());
    const HitSentence unmatched = hitSentence(Offsets(u"First. Second."_s), {});
    QCOMPARE(unmatched.words, u"First."_s);
}

void TestSearchHits::looksOnlyAroundInAHugeText()
{
    const QString before = u"A sentence stands here.\n"_s.repeated(20'000);
    const Offsets text(before + u"Here the needle 😀 is, the needle. Another one.\n"_s + before);
    const auto at = static_cast<qint32>(text.toCodePoints(qint32(before.size() + 9)));
    const HitSentence hit = hitSentence(text, {{{at, at + 6}}, {{at + 16, at + 22}}});
    QCOMPARE(text.slice(hit.range), u"Here the needle 😀 is, the needle."_s);
    QCOMPARE(hit.matches.size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestSearchHits)
#include "tst_searchhits.moc"
