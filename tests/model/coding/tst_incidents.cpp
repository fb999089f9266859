#include "model/coding/claims.h"
#include "model/coding/incidents.h"
#include "model/coding/links.h"
#include "model/coding/places.h"
#include "model/store/nearplaces.h"
#include "tests/model/coding/samplecasefile.h"

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestIncidents : public QObject
{
    Q_OBJECT

    static QByteArray rowsOf(sqlite3 *database, const QByteArray &sql)
    {
        Statement select(database, sql.constData());
        QByteArrayList lines;
        while (select.next()) {
            QByteArrayList cells;
            for (int i = 0; i < select.columnCount(); ++i)
                cells += select.isNull(i) ? QByteArray("NULL") : select.blob(i);
            lines += cells.join('|');
        }
        return lines.join('\n');
    }

    static Figure figureOf(sqlite3 *database, Id incident, const QByteArray &measure)
    {
        const auto dossier = readDossier(database, incident);
        const auto found = dossier->figures.find({"munitions", measure, u"all"_s});
        return found == dossier->figures.end() ? Figure() : found->second;
    }

    static Id attackOfMarch14(SampleCasefile &file, Id taji, Id claim)
    {
        IncidentDraft draft;
        draft.title = u"Rockets on Camp Taji on 14 March"_s;
        draft.dateEdtf = u"2020-03-14"_s;
        draft.zone = u"Asia/Baghdad"_s;
        draft.place = readDossier(file.database(), taji)->place;
        const auto split = file.perform(splitIncident(taji, draft, {claim}, {}));
        if (!split)
            qFatal("%s", qPrintable(split.error().message));
        for (const TouchedRow &row : split->rows) {
            if (row.table == "incident")
                return row.id;
        }
        return {};
    }

private slots:

    void addsWithWhatWasStated()
    {
        SampleCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        IncidentDraft draft;
        draft.title = u"Rockets near the lake"_s;
        draft.newPlace = u"Habbaniyah"_s;
        draft.newCountry = u"Iraq"_s;
        draft.dateEdtf = u"2020-03-14"_s;
        draft.zone = u"Asia/Baghdad"_s;
        draft.means = Id{51};
        draft.eventType = Id{2};
        draft.subEventType = Id{17};
        const auto added = file.perform(addIncident(draft));
        VERIFY_DONE(added);
        QVERIFY2(added->label.contains(u"Habbaniyah"_s), qPrintable(added->label));
        VERIFY_UNDOABLE(file, *added, before);
        const auto dossier = readDossier(file.database(), SampleCasefile::only(*added, "incident"));
        VERIFY_DONE(dossier);
        QCOMPARE(dossier->placeName, u"Habbaniyah"_s);
        const auto place = readPlace(file.database(), SampleCasefile::only(*added, "place"));
        VERIFY_DONE(place);
        QCOMPARE(place->country, u"Iraq"_s);
        QCOMPARE(place->countryBasis, u"text"_s);
        QCOMPARE(dossier->means, u"rocket"_s);
        QCOMPARE(dossier->review, u"draft"_s);
        QVERIFY2(dossier->codebook.isValid(), "it is coded under the newest codebook");
    }

    /// What one sentence counts is one statement, in the edit that makes the incident.
    void addsItsClaimsOnOneStatement()
    {
        SampleCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        IncidentDraft draft;
        draft.title = u"Rockets near the lake"_s;
        ClaimDraft landed;
        landed.field = u"munitions"_s;
        landed.measure = u"landed"_s;
        landed.reported = u"figure"_s;
        landed.qualifier = u"at least"_s;
        landed.low = landed.best = 15;
        landed.statement.speaker.newName = u"A police officer"_s;
        ClaimDraft nobody;
        nobody.field = u"killed"_s;
        nobody.reported = u"none"_s;
        const auto added = file.perform(addIncident(draft, {landed, nobody}));
        VERIFY_DONE(added);
        const auto dossier = readDossier(file.database(), SampleCasefile::only(*added, "incident"));
        VERIFY_DONE(dossier);
        QCOMPARE(dossier->claims.size(), 2U);
        QCOMPARE(dossier->claims[0].statement, dossier->claims[1].statement);
        QCOMPARE(touchedIn(*added, "statement").size(), 1U);
        VERIFY_UNDOABLE(file, *added, before);

        // A claim that breaks a rule takes everything with it.
        const QByteArrayList now = dumpOf(file.database());
        nobody.reported = u"many"_s;
        const auto refused =
            file.log().apply({u"t"_s, u"t"_s}, addIncident(draft, {landed, nobody}));
        QVERIFY(!refused);
        QCOMPARE(firstDifference(dumpOf(file.database()), now), QByteArray());
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<IncidentDraft>("draft");
        IncidentDraft good;
        good.title = u"x"_s;
        const auto row = [&good](const char *name,
                                 const std::function<void(IncidentDraft &)> &spoil) {
            IncidentDraft draft = good;
            spoil(draft);
            QTest::newRow(name) << draft;
        };
        row("no title", [](IncidentDraft &d) { d.title = u"  "_s; });
        row("no such kind", [](IncidentDraft &d) { d.kind = u"rumour"_s; });
        row("no date", [](IncidentDraft &d) { d.dateEdtf = u"14 March"_s; });
        row("no zone", [](IncidentDraft &d) { d.zone = u"Baghdad"_s; });
        row("a means as event type", [](IncidentDraft &d) { d.eventType = Id{51}; });
        row("sub-event type of another type", [](IncidentDraft &d) {
            d.eventType = Id{1};
            d.subEventType = Id{17};
        });
        row("no such place", [](IncidentDraft &d) { d.place = Id{5}; });
        row("no such review", [](IncidentDraft &d) { d.review = u"fine"_s; });
    }

    void refusesWhatIsWrong()
    {
        QFETCH(IncidentDraft, draft);
        ScratchCasefile file;
        const QByteArrayList before = dumpOf(file.database());
        const auto added = file.log().apply({u"t"_s, u"t"_s}, addIncident(draft));
        QVERIFY(!added);
        QVERIFY(!added.error().message.isEmpty());
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }

    /// The report of 57 rockets from Taji on 11 March 2020 belongs to the attack of 14 March, and
    /// back.
    void movesTheReportOf57RocketsAndBack()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        const Id claim = file.id("claim", u"003-C065"_s);
        const QByteArrayList before = dumpOf(database);
        const Figure fired = figureOf(database, taji, "fired");
        QVERIFY(fired.claims > 0);

        const Id other = attackOfMarch14(file, taji, claim);
        QCOMPARE(figureOf(database, taji, "fired").claims, fired.claims - 1);
        QCOMPARE(figureOf(database, other, "fired").claims, 1);
        QVERIFY2(!figureOf(database, other, "fired").best, "contested: it feeds nothing yet");
        VERIFY_DONE(file.perform(setFeeding({claim}, true, {})));
        QCOMPARE(figureOf(database, other, "fired").best, std::optional<qint32>(57));
        QCOMPARE(
            countOf(database, "SELECT count(*) FROM incident_derived WHERE munitions_best = 57"),
            1);

        VERIFY_DONE(file.perform(
            setFeeding({claim},
                       false,
                       u"contested event (probably the attack of 14 March) and unlike measure"_s)));
        VERIFY_DONE(file.perform(moveClaims({claim}, taji)));
        QCOMPARE(figureOf(database, taji, "fired"), fired);
        QCOMPARE(figureOf(database, other, "fired").claims, 0);

        // Undone instead, nothing is left of it.
        SampleCasefile again;
        attackOfMarch14(again,
                        again.id("incident", u"taji-rocket-2020-03-11"_s),
                        again.id("claim", u"003-C065"_s));
        const auto edits = readEdits(again.database(), {}, 1);
        const QByteArrayList clean = dumpOf(SampleCasefile().database());
        VERIFY_DONE(again.undo(edits.front()));
        QCOMPARE(firstDifference(dumpOf(again.database()), clean), QByteArray());
        QCOMPARE(clean, before);
    }

    void splitsAndMergesBack()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        const QByteArray records = "SELECT * FROM claim ORDER BY id";
        const QByteArray named = "SELECT * FROM attribution ORDER BY id";
        const QByteArray figures = "SELECT * FROM incident_figure ORDER BY 1, 2, 3, 4";
        const QByteArray derived = "SELECT * FROM incident_derived ORDER BY 1";
        const auto state = [&] {
            return QByteArrayList{rowsOf(database, records),
                                  rowsOf(database, named),
                                  rowsOf(database, figures),
                                  rowsOf(database, derived)};
        };
        const QByteArrayList before = state();
        const auto dossier = readDossier(database, taji);
        VERIFY_DONE(dossier);
        std::vector<Id> claims, attributions;
        for (const ClaimView &claim : dossier->claims) {
            if (claim.field == u"munitions"_s)
                claims.push_back(claim.id);
        }
        attributions.push_back(dossier->attributions.front().id);
        const QByteArrayList whole = dumpOf(database);
        const auto split = file.perform(splitIncident(taji, {}, claims, attributions));
        VERIFY_DONE(split);
        VERIFY_UNDOABLE(file, *split, whole);
        QVERIFY(state() != before);
        const Id part =
            Id{countOf(database,
                       "SELECT max(incident) FROM claim WHERE field = 'munitions' AND id = "
                           + QByteArray::number(claims.front().value))};
        const auto told = readDossier(database, part);
        QCOMPARE(told->title, dossier->title);
        QCOMPARE(told->dateEdtf, dossier->dateEdtf);
        QCOMPARE(told->place, dossier->place);
        QCOMPARE(told->claims.size(), claims.size());
        // No claim that went with it states these.
        QVERIFY(!dossier->calibre.isEmpty() && !dossier->platform.isEmpty());
        QCOMPARE(told->weapon + told->calibre + told->platform, QString());

        const QByteArrayList apart = dumpOf(database);
        const auto merged = file.perform(mergeIncidents(taji, {part}));
        VERIFY_DONE(merged);
        QCOMPARE(state(), before);
        VERIFY_UNDOABLE(file, *merged, apart);
        QCOMPARE(incidentNow(database, part), taji);
        QVERIFY2(!file.perform(splitIncident(taji, {}, {Id{9}}, {})),
                 "a claim of another incident");
        QVERIFY2(!file.perform(splitIncident(taji, {}, {}, {})), "nothing to take");
    }

    void mergesEverythingThatPointsAtIt()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        const Id june = file.id("incident", u"taji-rocket-2020-06-13"_s);
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        VERIFY_DONE(file.perform([&](Writer &w) { return ownedBy(w, taji, june, k1); }));
        const QByteArrayList before = dumpOf(database);
        const qint64 claims = countOf(
            database, "SELECT count(*) FROM claim WHERE incident IN (" + list(taji, june) + ')');
        const auto merged = file.perform(mergeIncidents(taji, {june}));
        VERIFY_DONE(merged);
        // No column that refers to incidents names the one that is gone.
        QCOMPARE(danglingReferences(database, june), QStringList());
        QCOMPARE(countOf(database, "SELECT count(*) FROM claim WHERE incident = " + list(taji)),
                 claims);
        QCOMPARE(countOf(database, "SELECT count(*) FROM link WHERE from_incident = to_incident"),
                 0);
        QCOMPARE(rowsOf(database,
                        "SELECT kind, note, (SELECT count(*) FROM citation c WHERE c.link = l.id) "
                        "FROM link l WHERE from_incident = "
                            + list(taji) + " AND to_incident = " + list(k1)
                            + " AND kind = 'follows'"),
                 QByteArray("follows|once\ntwice|2"));
        QCOMPARE(
            countOf(database, "SELECT count(*) FROM incident_tag WHERE incident = " + list(taji)),
            2);
        QCOMPARE(rowsOf(database,
                        "SELECT best, reason FROM figure_override WHERE incident = " + list(taji)
                            + " ORDER BY 1"),
                 QByteArray("3|mine\n4|also"));
        const auto dossier = readDossier(database, taji);
        VERIFY_DONE(dossier);
        QCOMPARE(dossier->dateEdtf, u"2020-03-11"_s);
        QVERIFY2(dossier->note.contains(u"13 Jun 2020"_s), qPrintable(dossier->note));
        QVERIFY2(dossier->note.contains(u"theirs"_s), qPrintable(dossier->note));
        QCOMPARE(dossier->platform, u"a truck"_s);
        VERIFY_UNDOABLE(file, *merged, before);
        const auto byHandle = findIncident(database, u"taji-rocket-2020-06-13"_s);
        VERIFY_DONE(byHandle);
        QCOMPARE(*byHandle, taji);
        QCOMPARE(*findIncident(database, june.toText()), taji);

        // Merged on, the first old key leads all the way.
        VERIFY_DONE(file.perform(mergeIncidents(k1, {taji})));
        QCOMPARE(incidentNow(database, june), k1);
        QCOMPARE(
            countOf(database, "SELECT count(*) FROM incident_redirect WHERE target = " + list(k1)),
            2);
        QVERIFY(!file.perform(mergeIncidents(k1, {k1})));
        QVERIFY(!file.perform(mergeIncidents(k1, {june})));
    }

    void refusesToMergeIntoACircle()
    {
        SampleCasefile file;
        const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
        const Id dozen = file.id("incident", u"agg-dozen-since-may-2019"_s);
        const Id golan = file.id("incident", u"agg-golan-rockets-2018-2019"_s);
        LinkDraft part;
        part.kind = u"part of"_s;
        part.basis = u"coder's inference"_s;
        part.from = dozen;
        part.to = golan;
        VERIFY_DONE(file.perform(addLink(part)));
        const QByteArrayList before = dumpOf(file.database());
        const auto merged = file.perform(mergeIncidents(k1, {golan}));
        QVERIFY(!merged);
        QVERIFY2(merged.error().message.contains(u"circle"_s), qPrintable(merged.error().message));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
        // A whole and its own part become one: the link between them goes.
        VERIFY_DONE(file.perform(mergeIncidents(dozen, {k1})));
    }

    void offersPossibleDuplicates()
    {
        SampleCasefile file;
        sqlite3 *database = file.database();
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        IncidentDraft draft;
        draft.title = u"Told again"_s;
        draft.dateEdtf = u"2020-03-12"_s;
        draft.place = readDossier(database, taji)->place;
        draft.means = Id{51};
        const auto added = file.perform(addIncident(draft));
        VERIFY_DONE(added);
        const Id again = SampleCasefile::only(*added, "incident");
        const auto offered = [&](Id incident) {
            const auto query = duplicateQueryOf(database, incident);
            const auto found = possibleDuplicates(database, *query);
            QStringList titles;
            for (const PossibleDuplicate &one : *found)
                titles += one.incident.toText();
            return titles;
        };
        QVERIFY(offered(taji).contains(again.toText()));
        QCOMPARE(offered(again).first(), taji.toText());
        QVERIFY(!offered(taji).contains(taji.toText()));
        VERIFY_DONE(file.perform(declareDistinct(again, taji, u"another day"_s)));
        QVERIFY(!offered(taji).contains(again.toText()));
        QVERIFY(!offered(again).contains(taji.toText()));

        // Before it is made: by what the form says.
        DuplicateQuery query;
        query.place = draft.place;
        query.means = Id{51};
        query.earliest = query.latest = countOf(
            database, "SELECT earliest FROM incident_derived WHERE incident = " + list(taji));
        QCOMPARE(possibleDuplicates(database, query)->front().incident, taji);
        query.means = Id{55};
        const auto others = possibleDuplicates(database, query);
        QVERIFY(others);
        for (const PossibleDuplicate &one : *others)
            QVERIFY2(one.incident != taji, "rockets are no airstrike");
        query.place = {};
        query.means = Id{51};
        QVERIFY(!possibleDuplicates(database, query)->empty());
    }

    // A sentence without a date may tell again what it was cited for already.
    void offersWhatIsCitedFromTheSentence()
    {
        SampleCasefile file;
        const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
        Statement cited(
            file.database(),
            "SELECT t.document, t.start, t.\"end\" FROM citation t JOIN claim c ON c.id = "
            "t.claim WHERE c.incident = ?1");
        QVERIFY(cited.bind(1, taji).next());
        DuplicateQuery query;
        query.means = Id{51};
        QVERIFY(possibleDuplicates(file.database(), query)->empty());
        query.document = cited.id(0);
        query.sentence = {static_cast<qint32>(cited.integer(1)),
                          static_cast<qint32>(cited.integer(2))};
        const auto offers = [&] {
            const auto found = possibleDuplicates(file.database(), query);
            return found && std::ranges::any_of(*found, [&](const PossibleDuplicate &one) {
                       return one.incident == taji
                              && one.why.contains(u"cited from this sentence"_s);
                   });
        };
        QVERIFY(offers());
        query.means = Id{55};
        QVERIFY2(!offers(), "rockets are no airstrike");
        query.means = Id{51};
        query.earliest = query.latest = 0; // 1970: the sentence tells of two
        QVERIFY(!offers());
    }

    void offersNothingThatIsApart()
    {
        SampleCasefile file;
        Statement all(file.database(), "SELECT id FROM incident ORDER BY id");
        std::set<std::pair<Id, Id>> pairs;
        while (all.next()) {
            const auto query = duplicateQueryOf(file.database(), all.id(0));
            VERIFY_DONE(query);
            const auto found = possibleDuplicates(file.database(), *query);
            VERIFY_DONE(found);
            for (const PossibleDuplicate &one : *found) {
                if (!pairs
                         .insert(
                             {std::min(all.id(0), one.incident), std::max(all.id(0), one.incident)})
                         .second)
                    continue;
                qInfo("%d %s | %s | %s",
                      one.score,
                      qPrintable(incidentName(file.database(), all.id(0), false)),
                      qPrintable(incidentName(file.database(), one.incident, false)),
                      qPrintable(one.why));
            }
        }
        QVERIFY2(pairs.empty(), "the sample was coded by two: nothing is told twice in it");
    }

    void knowsWhatIsNear()
    {
        SampleCasefile file;
        std::map<QString, Id> ids;
        VERIFY_DONE(file.perform([&ids](Writer &w) -> Result<void> {
            const auto add =
                [&](const QString &name, Value latitude, Value longitude, const QString &parent) {
                    ids[name] = *w.insert("place",
                                          {{"name", name},
                                           {"latitude", latitude},
                                           {"longitude", longitude},
                                           {"parent", toValue(ids[parent])}});
                };
            add(u"land"_s, {}, {}, {});
            add(u"province"_s, {}, {}, u"land"_s);
            add(u"base"_s, 60.0, 10.0, u"province"_s);
            add(u"runway"_s, {}, {}, u"base"_s);
            add(u"24 km north"_s, 60.0 + 24.0 / 111.195, 10.0, {});
            add(u"26 km north"_s, 60.0 + 26.0 / 111.195, 10.0, {});
            add(u"24 km east"_s, 60.0, 10.0 + 24.0 / 111.195 * 2, {});
            add(u"26 km east"_s, 60.0, 10.0 + 26.0 / 111.195 * 2, {});
            add(u"other base"_s, {}, {}, u"province"_s);
            return {};
        }));
        const auto near = placesNear(file.database(), ids[u"base"_s]);
        VERIFY_DONE(near);
        QStringList names;
        for (const auto &[name, id] : ids) {
            if (std::find(near->begin(), near->end(), id) != near->end())
                names += name;
        }
        QCOMPARE(names,
                 (QStringList{u"24 km east"_s,
                              u"24 km north"_s,
                              u"base"_s,
                              u"land"_s,
                              u"province"_s,
                              u"runway"_s}));
    }

private:
    static QByteArray list(Id one, Id other = {})
    {
        return QByteArray::number(one.value)
               + (other.isValid() ? "," + QByteArray::number(other.value) : QByteArray());
    }

    // Something of each kind on both records.
    static Result<void> ownedBy(Writer &w, Id taji, Id june, Id k1)
    {
        const auto tag = w.insert("tag", {{"name", u"salvo"_s}});
        const auto second = w.insert("tag", {{"name", u"second"_s}});
        Statement some(w.database(), "SELECT document, sha256 FROM citation ORDER BY id LIMIT 1");
        some.next();
        const Value document = some.value(0), hash = some.value(1);
        Result<Id> done = Id();
        const auto add = [&](const char *table, const Values &values) {
            if (done)
                done = w.insert(table, values);
            return done ? done->value : qint64(0);
        };
        for (const Id incident : {taji, june}) {
            const bool first = incident == taji;
            add("incident_tag", {{"incident", incident.value}, {"tag", tag->value}});
            add("annotation",
                {{"incident", incident.value}, {"text", u"look again"_s}, {"author", u"A"_s}});
            add("coding_basis",
                {{"codebook", Value(codebookOf(w))},
                 {"rule", Value(qint64(1))},
                 {"incident", incident.value}});
            add("figure_override",
                {{"incident", incident.value},
                 {"field", u"killed"_s},
                 {"whom", u"all"_s},
                 {"best", qint64(first ? 3 : 5)},
                 {"reason", first ? u"mine"_s : u"theirs"_s},
                 {"made_by", u"A"_s},
                 {"made_at", qint64(first ? 1 : 2)}});
            const qint64 link = add("link",
                                    {{"kind", u"follows"_s},
                                     {"from_incident", incident.value},
                                     {"to_incident", k1.value},
                                     {"basis", u"implied"_s},
                                     {"note", first ? u"once"_s : u"twice"_s}});
            add("citation",
                {{"document", document},
                 {"start", qint64(first ? 0 : 20)},
                 {"end", qint64(first ? 10 : 30)},
                 {"sha256", hash},
                 {"link", link}});
            add("assessment",
                {{"incident", incident.value},
                 {"reasons", u"r"_s},
                 {"made_at", qint64(first ? 5 : 9)},
                 {"made_by", u"A"_s}});
        }
        add("incident_tag", {{"incident", june.value}, {"tag", second->value}});
        add("figure_override",
            {{"incident", june.value},
             {"field", u"wounded"_s},
             {"whom", u"all"_s},
             {"best", qint64(4)},
             {"reason", u"also"_s},
             {"made_by", u"A"_s},
             {"made_at", qint64(2)}});
        add("link",
            {{"kind", u"overlaps"_s},
             {"from_incident", taji.value},
             {"to_incident", june.value},
             {"basis", u"implied"_s}});
        if (!done)
            return done.error();
        if (const auto cleared = w.update("incident", taji, {{"platform", {}}}); !cleared)
            return cleared;
        return w.update("incident", june, {{"platform", u"a truck"_s}});
    }

    static qint64 codebookOf(Writer &w)
    {
        Statement select(w.database(), "SELECT id FROM codebook LIMIT 1");
        return select.next() ? select.integer(0) : 0;
    }

    // By the schema, so that a table that is added is looked at too.
    static QStringList danglingReferences(sqlite3 *database, Id gone)
    {
        QStringList found;
        for (const RecordedTable &table : recordedTables()) {
            Statement keys(
                database,
                "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'incident'");
            keys.bind(1, QString::fromLatin1(table.name));
            while (keys.next()) {
                if (countOf(database,
                            "SELECT count(*) FROM " + table.name + " WHERE \"" + keys.utf8(0)
                                + "\" = " + list(gone))
                    != 0)
                    found += QString::fromLatin1(table.name) + u'.' + keys.text(0);
            }
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(TestIncidents)
#include "tst_incidents.moc"
