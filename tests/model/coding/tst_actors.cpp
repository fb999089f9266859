#include "model/coding/actors.h"
#include "model/coding/attributions.h"
#include "model/coding/names.h"
#include "model/coding/places.h"
#include "tests/model/coding/samplecasefile.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestActors : public QObject
{
    Q_OBJECT

    static QString refusal(const Result<Edit> &result)
    {
        return result ? u"it was done"_s : result.error().message;
    }

    static QByteArray text(Id id) { return QByteArray::number(id.value); }

    // By the schema, so that a table that is added is looked at too.
    static QStringList danglingReferences(sqlite3 *database, const QByteArray &parent, Id gone)
    {
        QStringList found;
        for (const RecordedTable &table : recordedTables()) {
            Statement keys(database,
                           "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?2");
            keys.bind(1, QString::fromLatin1(table.name)).bind(2, QString::fromLatin1(parent));
            while (keys.next()) {
                const QByteArray where = " WHERE \"" + keys.utf8(0) + "\" = " + text(gone);
                if (countOf(database, "SELECT count(*) FROM " + table.name + where) != 0)
                    found += QString::fromLatin1(table.name) + u'.' + keys.text(0);
            }
        }
        return found;
    }

    static Id actorCalled(const SampleCasefile &file, const QString &name)
    {
        const auto index = NameIndex::ofActors(file.database());
        const Id id = index->exactly(name);
        if (!id.isValid())
            qFatal("no actor %s", qPrintable(name));
        return id;
    }

    // Everything that can name an actor, on `other`, and some of it on `into` too.
    static Result<void> nameEverywhere(Writer &w, Id into, Id other)
    {
        Result<Id> done = Id();
        const auto add = [&](const char *table, const Values &values) {
            if (done)
                done = w.insert(table, values);
            return done ? done->value : qint64(0);
        };
        const qint64 incident = countOf(w.database(), "SELECT min(id) FROM incident");
        const qint64 document = countOf(w.database(), "SELECT min(id) FROM document");
        const qint64 third = countOf(w.database(),
                                     "SELECT max(id) FROM actor WHERE id NOT IN (" + text(into)
                                         + ", " + text(other) + ")");
        const qint64 said =
            add("statement", {{"speaker", other.value}, {"holder", other.value}, {"gist", u"g"_s}});
        const qint64 together = add("statement", {{"speaker", into.value}, {"gist", u"g"_s}});
        add("statement_co_speaker", {{"statement", together}, {"actor", other.value}});
        const qint64 report = add("report", {{"statement", said}, {"document", document}});
        add("report_source", {{"report", report}, {"position", qint64(1)}, {"actor", third}});
        add("report_source", {{"report", report}, {"position", qint64(2)}, {"actor", into.value}});
        add("report_source", {{"report", report}, {"position", qint64(3)}, {"actor", other.value}});
        add("claim",
            {{"incident", incident},
             {"statement", said},
             {"field", u"killed"_s},
             {"reported", u"figure"_s},
             {"low", qint64(1)},
             {"best", qint64(1)},
             {"high", qint64(1)},
             {"whom_name", other.value}});
        add("attribution",
            {{"incident", incident},
             {"actor", other.value},
             {"role", u"perpetrator"_s},
             {"stance", u"asserts"_s},
             {"statement", together}});
        const qint64 judged = add("assessment",
                                  {{"incident", incident},
                                   {"actor", into.value},
                                   {"likelihood", qint64(5)},
                                   {"made_at", qint64(1)},
                                   {"made_by", u"A"_s}});
        add("assessment_alternative",
            {{"assessment", judged}, {"actor", other.value}, {"likelihood", qint64(2)}});
        const qint64 open = add(
            "assessment", {{"incident", incident}, {"made_at", qint64(2)}, {"made_by", u"A"_s}});
        add("assessment_alternative",
            {{"assessment", open}, {"actor", other.value}, {"likelihood", qint64(3)}});
        for (const Id actor : {into, other}) {
            const qint64 relation =
                add("actor_relation",
                    {{"actor", actor.value}, {"kind", u"backed by"_s}, {"other", third}});
            add("citation",
                {{"document", document},
                 {"start", qint64(actor == into ? 0 : 20)},
                 {"end", qint64(30)},
                 {"sha256", QString(64, u'0')},
                 {"actor_relation", relation}});
        }
        add("actor_relation",
            {{"actor", into.value}, {"kind", u"same as"_s}, {"other", other.value}});
        add("annotation", {{"actor", other.value}, {"text", u"t"_s}, {"author", u"A"_s}});
        for (const Id actor : {into, other}) {
            const qint64 name =
                add("actor_name", {{"actor", actor.value}, {"name", u"The Brigades"_s}});
            add("actor_name_document", {{"actor_name", name}, {"document", document}});
        }
        if (!done)
            return done.error();
        return w.update("document", Id{document}, {{"outlet", other.value}});
    }

private slots:

    void addsChangesAndRemoves()
    {
        SampleCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        const auto added =
            file.perform(addActor({u"  Liwa  Thar "_s, u"organisation"_s, u"new in 2020"_s, {}}));
        VERIFY_DONE(added);
        VERIFY_UNDOABLE(file, *added, before);
        const Id actor = SampleCasefile::only(*added, "actor");
        QCOMPARE(readActor(file.database(), actor)->name, u"Liwa Thar"_s);
        const QByteArrayList there = dumpOf(file.database());
        const auto named = file.perform(addActorName(actor, {u"لواء ثأر"_s, u"Arab"_s, u"ar"_s}));
        VERIFY_DONE(named);
        VERIFY_UNDOABLE(file, *named, there);
        QVERIFY(refusal(file.perform(addActorName(actor, {u"لواء ثأر"_s, {}, {}})))
                    .contains(u"already"_s));
        QVERIFY(!file.perform(addActorName(actor, {u"x"_s, u"Arabic"_s, {}})));
        QVERIFY(!file.perform(addActorName(actor, {u"x"_s, {}, u"in Arabic"_s})));
        const Id name = SampleCasefile::only(*named, "actor_name");
        VERIFY_DONE(file.perform(changeActorName(name, {u"لواء الثأر"_s, u"Arab"_s, u"ar"_s})));
        QCOMPARE(readActor(file.database(), actor)->names.front().name, u"لواء الثأر"_s);
        VERIFY_DONE(
            file.perform(changeActor(actor, {u"Liwa al-Thar"_s, u"description"_s, {}, {}})));
        QCOMPARE(readActor(file.database(), actor)->kind, u"description"_s);
        VERIFY_DONE(file.perform(removeActorName(name)));
        VERIFY_DONE(file.perform(addActorName(actor, {u"Thar"_s, {}, {}})));
        VERIFY_DONE(file.perform(removeActor(actor))); // its names go with it
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
        QVERIFY(!file.perform(addActor({u" "_s, u"person"_s, {}, {}})));
        QVERIFY(!file.perform(addActor({u"x"_s, u"army"_s, {}, {}})));
    }

    void refusesToRemoveWhatIsUsed()
    {
        SampleCasefile file;
        const Id kataib = actorCalled(file, u"Kataib Hezbollah"_s);
        const QByteArrayList before = dumpOf(file.database());
        const QString sentence = refusal(file.perform(removeActor(kataib)));
        QVERIFY2(sentence.contains(u"attributions"_s) && sentence.contains(u"merge"_s),
                 qPrintable(sentence));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }

    void mergesEverythingThatPointsAtIt()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id into = actorCalled(file, u"Kataib Hezbollah"_s);
        const Id other = actorCalled(file, u"Islamic State"_s);
        VERIFY_DONE(file.perform([&](Writer &w) { return nameEverywhere(w, into, other); }));
        const QByteArrayList before = dumpOf(database);
        const qint64 attributions = countOf(database,
                                            "SELECT count(*) FROM attribution WHERE actor IN ("
                                                + text(into) + ", " + text(other) + ")");
        const auto merged = file.perform(mergeActors(into, {other}));
        VERIFY_DONE(merged);
        QVERIFY2(merged->label.contains(u"Kataib Hezbollah"_s)
                     && merged->label.contains(u"Islamic State"_s),
                 qPrintable(merged->label));
        QCOMPARE(danglingReferences(database, "actor", other), QStringList());
        QCOMPARE(countOf(database, "SELECT count(*) FROM attribution WHERE actor = " + text(into)),
                 attributions);
        QCOMPARE(countOf(database, "SELECT count(*) FROM actor_relation WHERE actor = other"), 0);
        QCOMPARE(countOf(database,
                         "SELECT count(*) FROM statement s JOIN statement_co_speaker c ON "
                         "c.statement = s.id WHERE c.actor = s.speaker"),
                 0);
        QCOMPARE(
            countOf(
                database,
                "SELECT count(*) FROM report_source a JOIN report_source b ON b.report = a.report "
                "AND b.position = a.position + 1 WHERE a.actor = b.actor AND a.actor = "
                    + text(into)),
            0);
        QCOMPARE(countOf(database,
                         "SELECT count(*) FROM assessment s JOIN assessment_alternative v ON "
                         "v.assessment = s.id WHERE v.actor = s.actor"),
                 0);
        QCOMPARE(countOf(database,
                         "SELECT count(*) FROM assessment_alternative WHERE actor = " + text(into)),
                 1);
        // Two relations that say the same are one, with the sentences of both.
        QCOMPARE(
            countOf(
                database,
                "SELECT count(*) FROM citation c JOIN actor_relation r ON r.id = c.actor_relation "
                "WHERE r.kind = 'backed by' AND r.during_edtf IS NULL AND r.actor = "
                    + text(into) + " AND c.sha256 = '" + QByteArray(64, '0') + "'"),
            2);
        QCOMPARE(countOf(database,
                         "SELECT count(*) FROM actor_name WHERE name = 'The Brigades' AND actor = "
                             + text(into)),
                 1);
        QCOMPARE(NameIndex::ofActors(database)->exactly(u"Islamic State"_s), into);
        const auto record = readActor(database, into);
        VERIFY_DONE(record);
        QCOMPARE(record->formerly.size(), size_t(1));
        QCOMPARE(record->use.attributions, int(attributions));
        VERIFY_UNDOABLE(file, *merged, before);

        QVERIFY(!file.perform(mergeActors(into, {into})));
        QVERIFY(!file.perform(mergeActors(into, {other})));
        const Id iran = actorCalled(file, u"Iran"_s);
        VERIFY_DONE(file.perform(mergeActors(iran, {into})));
        QCOMPARE(
            countOf(database, "SELECT count(*) FROM actor_redirect WHERE target = " + text(iran)),
            2);
    }

    void followsIntoTheDerivedColumns()
    {
        SampleCasefile file;
        // Speakers and whom they speak for: counts of speakers and institutions must follow.
        Statement speakers(file.database(),
                           "SELECT s.speaker FROM statement s JOIN actor a ON a.id = s.speaker "
                           "GROUP BY 1 ORDER BY count(*) DESC LIMIT 6");
        std::vector<Id> ids;
        while (speakers.next())
            ids.push_back(speakers.id(0));
        for (size_t i = 0; i + 1 < ids.size(); i += 2) {
            const QByteArrayList before = dumpOf(file.database());
            const auto merged = file.perform(mergeActors(ids[i], {ids[i + 1]}));
            if (!merged && merged.error().message.contains(u"circle"_s))
                continue;
            VERIFY_DONE(merged);
            VERIFY_UNDOABLE(file, *merged, before);
        }
    }

    void relatesActors()
    {
        SampleCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        RelationDraft draft;
        draft.actor = actorCalled(file, u"Kataib Hezbollah"_s);
        draft.kind = u"supplies"_s;
        draft.other.newName = u"A cell in the south"_s;
        draft.duringEdtf = u"2019/2020"_s;
        draft.basis = u"text"_s;
        const auto added = file.perform(addRelation(draft));
        VERIFY_DONE(added);
        VERIFY_UNDOABLE(file, *added, before);
        const Id cell = SampleCasefile::only(*added, "actor");
        const Id relation = SampleCasefile::only(*added, "actor_relation");
        const auto record = readActor(file.database(), cell);
        VERIFY_DONE(record);
        QCOMPARE(record->relations.size(), size_t(1));
        QVERIFY(!record->relations.front().outgoing);
        QCOMPARE(record->relations.front().otherName, u"Kataib Hezbollah"_s);
        draft.other = {cell, {}};
        QVERIFY(refusal(file.perform(addRelation(draft))).contains(u"already"_s));
        draft.duringEdtf = u"2021"_s; // again, later
        VERIFY_DONE(file.perform(addRelation(draft)));
        draft.duringEdtf = u"last year"_s;
        QVERIFY(!file.perform(changeRelation(relation, draft)));
        draft.duringEdtf = u"2018"_s;
        VERIFY_DONE(file.perform(changeRelation(relation, draft)));
        draft.other = {draft.actor, {}};
        QVERIFY(refusal(file.perform(addRelation(draft))).contains(u"itself"_s));

        RelationDraft part;
        part.actor = cell;
        part.kind = u"part of"_s;
        part.other.newName = u"A southern branch"_s;
        const auto branch = file.perform(addRelation(part));
        VERIFY_DONE(branch);
        RelationDraft back;
        back.actor = SampleCasefile::only(*branch, "actor");
        back.kind = u"member of"_s;
        back.other.id = cell;
        const QString circle = refusal(file.perform(addRelation(back)));
        QVERIFY2(circle.contains(u"A southern branch → A cell in the south → A southern branch"_s),
                 qPrintable(circle));
        VERIFY_DONE(file.perform(removeRelation(relation)));
    }

    void listsWhatUsesAnActor()
    {
        SampleCasefile file;
        const auto actors = readActors(file.database());
        VERIFY_DONE(actors);
        QCOMPARE(qint64(actors->size()), countOf(file.database(), "SELECT count(*) FROM actor"));
        QVERIFY(std::is_sorted(
            actors->begin(), actors->end(), [](const ActorEntry &a, const ActorEntry &b) {
                return QString::localeAwareCompare(a.name, b.name) < 0;
            }));
        const Id kataib = actorCalled(file, u"Kataib Hezbollah"_s);
        const auto record = readActor(file.database(), kataib);
        VERIFY_DONE(record);
        QCOMPARE(int(record->incidents.size()), record->incidentCount);
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const auto use = std::find_if(record->incidents.begin(),
                                      record->incidents.end(),
                                      [k1](const IncidentUse &one) { return one.id == k1; });
        QVERIFY(use != record->incidents.end());
        QVERIFY2(use->as.contains(u"attributed (investigates)"_s), qPrintable(use->as));
        QVERIFY(!readActor(file.database(), Id{7}));
    }

    // A retracted attribution is said, and counts for nothing.
    void countsWhatWasRetractedApart()
    {
        SampleCasefile file;
        const Id attribution = file.id("attribution", u"000-A06"_s);
        const Id actor{countOf(file.database(),
                               "SELECT actor FROM attribution WHERE id = " + text(attribution))};
        const Id incident{countOf(
            file.database(), "SELECT incident FROM attribution WHERE id = " + text(attribution))};
        const auto before = readActor(file.database(), actor);
        VERIFY_DONE(before);
        VERIFY_DONE(file.perform(retractAttribution(attribution, u"made up"_s)));
        const auto after = readActor(file.database(), actor);
        VERIFY_DONE(after);
        QCOMPARE(after->use.attributions, before->use.attributions - 1);
        QCOMPARE(after->use.retracted, before->use.retracted + 1);
        QCOMPARE(after->use.counted(), before->use.counted() - 1);
        QCOMPARE(after->use.total(), before->use.total());
        QCOMPARE(after->incidentCount, before->incidentCount);
        const auto use = std::ranges::find(after->incidents, incident, &IncidentUse::id);
        QVERIFY(use != after->incidents.end());
        QVERIFY2(use->as.contains(u"retracted: attributed ("_s), qPrintable(use->as));
        const auto listed = readActors(file.database());
        VERIFY_DONE(listed);
        QCOMPARE(std::ranges::find(*listed, actor, &ActorEntry::id)->uses, after->use.counted());
    }

    // The list counts as the page of each does, whatever names an actor.
    void listsTheUsesThatItsPageCounts()
    {
        SampleCasefile file;
        const Id into = actorCalled(file, u"Kataib Hezbollah"_s);
        const Id other = actorCalled(file, u"Islamic State"_s);
        VERIFY_DONE(file.perform([&](Writer &w) { return nameEverywhere(w, into, other); }));
        const auto listed = readActors(file.database());
        VERIFY_DONE(listed);
        for (const ActorEntry &entry : *listed) {
            const auto record = readActor(file.database(), entry.id);
            VERIFY_DONE(record);
            QVERIFY2(entry.uses == record->use.counted(),
                     qPrintable(u"%1: %2 in the list, %3 on its page"_s.arg(entry.name)
                                    .arg(entry.uses)
                                    .arg(record->use.counted())));
        }
    }

    void keepsPlaces()
    {
        SampleCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        PlaceDraft draft;
        draft.name = u"Outer gate"_s;
        draft.latitude = 33.5;
        draft.longitude = 44.25;
        draft.precision = 1;
        const auto added = file.perform(addPlace(draft));
        VERIFY_DONE(added);
        VERIFY_UNDOABLE(file, *added, before);
        const Id gate = SampleCasefile::only(*added, "place");
        draft.parent = gate;
        QVERIFY(refusal(file.perform(changePlace(gate, draft))).contains(u"into itself"_s));
        draft.parent = {};
        draft.longitude = {};
        QVERIFY(!file.perform(changePlace(gate, draft)));
        draft.longitude = 181.0;
        QVERIFY(!file.perform(changePlace(gate, draft)));
        draft.longitude = 44.5;
        VERIFY_DONE(file.perform(changePlace(gate, draft)));
        VERIFY_DONE(file.perform(removePlace(gate)));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }

    void mergesPlaces()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id taji =
            readDossier(database, file.id("incident", u"taji-rocket-2020-03-11"_s))->place;
        const Id k1 = readDossier(database, file.id("incident", u"k1-rocket-2019-12-27"_s))->place;
        QVERIFY(refusal(file.perform(removePlace(taji))).contains(u"incident"_s));
        // Inside what is merged into it: it must not become a part of itself.
        VERIFY_DONE(file.perform([&](Writer &w) {
            return w.update("place", k1, {{"parent", taji.value}, {"admin1", Value()}});
        }));
        const QByteArrayList before = dumpOf(database);
        const qint64 incidents = countOf(database,
                                         "SELECT count(*) FROM incident WHERE place IN ("
                                             + text(taji) + ", " + text(k1) + ")");
        const auto merged = file.perform(mergePlaces(k1, {taji}));
        VERIFY_DONE(merged);
        QCOMPARE(danglingReferences(database, "place", taji), QStringList());
        const auto record = readPlace(database, k1);
        VERIFY_DONE(record);
        QCOMPARE(qint64(record->incidentCount), incidents);
        QVERIFY(record->parent != k1);
        QVERIFY(!record->admin1.isEmpty());
        QCOMPARE(NameIndex::ofPlaces(database)->exactly(u"Camp Taji"_s), k1);
        VERIFY_UNDOABLE(file, *merged, before);
        QVERIFY(!file.perform(mergePlaces(k1, {taji})));
    }
};

QTEST_GUILESS_MAIN(TestActors)
#include "tst_actors.moc"
