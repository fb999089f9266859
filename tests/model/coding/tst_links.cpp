#include "model/coding/incidents.h"
#include "model/coding/links.h"
#include "model/coding/rows.h"
#include "tests/model/coding/samplecasefile.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestLinks : public QObject
{
    Q_OBJECT

    static LinkDraft inferred(Id from, const QString &kind, Id to)
    {
        LinkDraft draft;
        draft.kind = kind;
        draft.from = from;
        draft.to = to;
        draft.basis = u"coder's inference"_s;
        return draft;
    }

    static QString refusal(const Result<Edit> &result)
    {
        return result ? u"it was done"_s : result.error().message;
    }

private slots:

    void addsAndChangesAndRemoves()
    {
        SampleCasefile file;
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const Id taji = file.id("incident", u"taji-rocket-2020-06-13"_s);
        const QByteArrayList before = dumpOf(file.database());
        LinkDraft draft = inferred(taji, u"follows"_s, k1);
        draft.note = u"the same launcher"_s;
        const auto added = file.perform(addLink(draft));
        VERIFY_DONE(added);
        QVERIFY2(added->label.contains(u" follows "_s), qPrintable(added->label));
        VERIFY_UNDOABLE(file, *added, before);

        const Id link = SampleCasefile::only(*added, "link");
        const QByteArrayList there = dumpOf(file.database());
        draft.kind = u"overlaps"_s;
        const auto changed = file.perform(changeLink(link, draft));
        VERIFY_DONE(changed);
        QCOMPARE(textOf(file.database(),
                        "SELECT kind FROM link WHERE id = " + QByteArray::number(link.value)),
                 u"overlaps"_s);
        VERIFY_UNDOABLE(file, *changed, there);

        const auto removed = file.perform(removeLink(link));
        VERIFY_DONE(removed);
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }

    void keepsWhoSaysSo()
    {
        SampleCasefile file;
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const Id taji = file.id("incident", u"taji-rocket-2020-06-13"_s);
        LinkDraft draft = inferred(taji, u"retaliation for"_s, k1);
        draft.basis = u"stated"_s;
        QVERIFY2(refusal(file.perform(addLink(draft))).contains(u"needs the statement"_s),
                 qPrintable(refusal(file.perform(addLink(draft)))));
        StatementDraft said;
        said.speaker.newName = u"A commander"_s;
        said.speaker.newKind = u"person"_s;
        draft.statement = said;
        const qint64 statements = countOf(file.database(), "SELECT count(*) FROM statement");
        const QByteArrayList before = dumpOf(file.database());
        const auto added = file.perform(addLink(draft));
        VERIFY_DONE(added);
        VERIFY_UNDOABLE(file, *added, before);
        // Without the link nothing rests on the statement any more.
        VERIFY_DONE(file.perform(removeLink(SampleCasefile::only(*added, "link"))));
        QCOMPARE(countOf(file.database(), "SELECT count(*) FROM statement"), statements);
    }

    void refusesCircles()
    {
        SampleCasefile file;
        // k1 is part of the dozen attacks since May; golan rockets stand apart.
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const Id dozen = file.id("incident", u"agg-dozen-since-may-2019"_s);
        const Id golan = file.id("incident", u"agg-golan-rockets-2018-2019"_s);
        const QByteArrayList before = dumpOf(file.database());
        const QString direct = refusal(file.perform(addLink(inferred(dozen, u"part of"_s, k1))));
        QVERIFY2(direct.contains(u"circle"_s) && direct.contains(u" is part of "_s),
                 qPrintable(direct));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());

        VERIFY_DONE(file.perform(addLink(inferred(dozen, u"part of"_s, golan))));
        const QString around = refusal(file.perform(addLink(inferred(golan, u"part of"_s, k1))));
        QCOMPARE(around.count(u" is part of "_s), 2);
        // Turning the link itself round is no circle.
        const auto link = file.perform(addLink(inferred(k1, u"follows"_s, golan)));
        VERIFY_DONE(link);
        QVERIFY(!file.perform(
            changeLink(SampleCasefile::only(*link, "link"), inferred(golan, u"part of"_s, k1))));
        Statement own(file.database(),
                      "SELECT id FROM link WHERE from_incident = ?1 AND to_incident = ?2");
        own.bind(1, dozen).bind(2, golan);
        QVERIFY(own.next());
        VERIFY_DONE(file.perform(changeLink(own.id(0), inferred(golan, u"part of"_s, dozen))));
    }

    void refusesWhatIsThere()
    {
        SampleCasefile file;
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const Id dozen = file.id("incident", u"agg-dozen-since-may-2019"_s);
        QVERIFY(refusal(file.perform(addLink(inferred(k1, u"part of"_s, dozen))))
                    .contains(u"already"_s));
        VERIFY_DONE(file.perform(addLink(inferred(k1, u"overlaps"_s, dozen))));
        QVERIFY2(!file.perform(addLink(inferred(dozen, u"overlaps"_s, k1))),
                 "overlaps has no direction");
        QVERIFY(
            refusal(file.perform(addLink(inferred(k1, u"follows"_s, k1)))).contains(u"itself"_s));
        QVERIFY(!file.perform(addLink(inferred(k1, u"resembles"_s, dozen))));
        QVERIFY(!file.perform(addLink(inferred(k1, u"follows"_s, Id{4}))));
        LinkDraft guess = inferred(k1, u"follows"_s, dozen);
        guess.basis = u"a guess"_s;
        QVERIFY(!file.perform(addLink(guess)));
    }

    void declaresDistinct()
    {
        SampleCasefile file;
        const Id one = file.id("incident", u"taji-rocket-2020-03-11"_s);
        const Id other = file.id("incident", u"k1-rocket-2019-12-27"_s);
        VERIFY_DONE(file.perform(addLink(inferred(other, u"possible duplicate of"_s, one))));
        const QByteArrayList before = dumpOf(file.database());
        const auto declared = file.perform(declareDistinct(one, other, u"three months apart"_s));
        VERIFY_DONE(declared);
        const QByteArray both =
            QByteArray::number(one.value) + ", " + QByteArray::number(other.value);
        QCOMPARE(
            textOf(file.database(),
                   "SELECT group_concat(kind || ', ' || basis || ', ' || note) FROM link WHERE "
                   "from_incident IN ("
                       + both + ") AND to_incident IN (" + both + ")"),
            u"distinct from, coder's inference, three months apart"_s);
        VERIFY_UNDOABLE(file, *declared, before);
        QVERIFY(!file.perform(declareDistinct(other, one, u"again"_s)));
    }

    // The log tells apart what is of one place and day.
    void twinsAreNamedApart()
    {
        SampleCasefile file;
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const auto twin = [&](const QString &title) {
            IncidentDraft draft;
            draft.title = title;
            draft.dateEdtf = u"2019-12-27"_s;
            draft.place = idOf(columnOf(file.database(), "incident", "place", k1));
            const auto made = file.perform(addIncident(draft));
            return made ? SampleCasefile::only(*made, "incident") : Id();
        };
        const Id one = twin(u"Mortars on K-1"_s), other = twin(u"Mortars on K-1"_s);
        QVERIFY(one.isValid() && other.isValid());
        const auto distinct = file.perform(declareDistinct(k1, one, u"mortars, not rockets"_s));
        VERIFY_DONE(distinct);
        const QStringList sides = distinct->label.split(u" distinct from "_s);
        QCOMPARE(sides.size(), 2);
        QCOMPARE(sides[1], u"Mortars on K-1, 27 Dec 2019"_s);
        QVERIFY2(sides[0].endsWith(u", 27 Dec 2019"_s) && !sides[0].startsWith(u"K-1 base,"_s),
                 qPrintable(sides[0]));
        QVERIFY2(refusal(file.perform(declareDistinct(k1, one, u"again"_s))).contains(sides[1]),
                 "refusals too");
        // Titles that are alike too: by key.
        const auto linked = file.perform(addLink(inferred(one, u"overlaps"_s, other)));
        VERIFY_DONE(linked);
        QCOMPARE(
            linked->label,
            u"Link: Mortars on K-1, 27 Dec 2019 (%1) overlaps Mortars on K-1, 27 Dec 2019 (%2)"_s
                .arg(one.toText(), other.toText()));
        const auto merged = file.perform(mergeIncidents(k1, {one}));
        VERIFY_DONE(merged);
        QCOMPARE(merged->label, u"Merge into %1: %2"_s.arg(sides[0], sides[1]));
        // Where nothing is alike the short names stay.
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        const auto apart = file.perform(addLink(inferred(taji, u"follows"_s, k1)));
        VERIFY_DONE(apart);
        QCOMPARE(apart->label, u"Link: Camp Taji, 11 Mar 2020 follows K-1 base, 27 Dec 2019"_s);
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
