#include "model/datain/rowwriter.h"

#include "model/store/rowreader.h"

#include <array>
#include <bit>

namespace sourceline {

using namespace Qt::StringLiterals;

RowWriter::RowWriter(EditLog::BatchWriter &writer, const KnownRows &known, QString prefix)
    : m_writer(writer)
    , m_known(known)
    , m_prefix(std::move(prefix))
    , m_statements(writer.database())
    , m_institutions(m_statements)
{}

Result<void> RowWriter::prepare()
{
    struct Table
    {
        Inserter *&inserter;
        const char *name, *columns;
    };

    const Table tables[] = {
        {m_actor, "actor", "name kind"},
        {m_place, "place", "name admin1 country country_basis latitude longitude precision basis"},
        {m_document, "document", "kind title outlet outlet_basis file_name note"},
        {m_incident,
         "incident",
         "handle kind title event_type sub_event_type means date_edtf date_words date_basis "
         "time_local place target weapon review"},
        {m_statement, "statement", "speaker gist note"},
        {m_report, "report", "statement document note"},
        {m_source, "report_source", "report position actor"},
        {m_claim,
         "claim",
         "incident statement field measure reported low best high value whom_nationality"},
        {m_attribution, "attribution", "incident actor role stance statement wording note"},
        {m_tag, "tag", "name"},
        {m_incidentTag, "incident_tag", "incident tag"},
    };
    for (const Table &table : tables) {
        const auto inserter = m_writer.table(table.name, QByteArray(table.columns).split(' '));
        if (!inserter)
            return inserter.error();
        table.inserter = *inserter;
    }
    return {};
}

namespace {

// What is empty stays NULL.
template <typename Inserter>
void setText(Inserter &row, int column, const QString &text)
{
    if (!text.isEmpty())
        row.set(column, text);
}

template <typename Inserter>
void setNumber(Inserter &row, int column, const std::optional<qint32> &number)
{
    if (number)
        row.set(column, *number);
}

QHash<QString, Id> keysByName(sqlite3 *database, const char *sql)
{
    QHash<QString, Id> keys;
    Statement rows(database, sql);
    while (rows.next()) {
        if (!keys.contains(rows.text(0))) // the first of those that share a name
            keys.insert(rows.text(0), rows.id(1));
    }
    return keys;
}

QString placeKey(const QString &name,
                 const QString &admin1,
                 const QString &country,
                 const QString &latitude,
                 const QString &longitude)
{
    return QStringList{name, admin1, country, latitude, longitude}.join(u'\t');
}

// For a key only: its bits as four characters.
QString degrees(const std::optional<double> &value)
{
    if (!value)
        return {};
    const auto bits = std::bit_cast<std::array<char16_t, sizeof(double) / sizeof(char16_t)>>(
        *value + 0.0); // −0 is 0
    return QString::fromUtf16(bits.data(), qsizetype(bits.size()));
}

} // namespace

Result<void>
RowWriter::begin(const QString &dataset, const QString &fileName, const QString &sha256)
{
    if (const auto prepared = prepare(); !prepared)
        return prepared;
    sqlite3 *database = m_writer.database();
    m_actors = keysByName(database, "SELECT name, id FROM actor ORDER BY id");
    m_tags = keysByName(database, "SELECT name, id FROM tag ORDER BY id");
    Statement places(
        database, "SELECT name, admin1, country, latitude, longitude, id FROM place ORDER BY id");
    while (places.next()) {
        RowReader row(places);
        const QString name = row.text();
        const QString admin1 = row.text();
        const QString country = row.text();
        const auto latitude = row.real();
        const auto longitude = row.real();
        const QString key = placeKey(name, admin1, country, degrees(latitude), degrees(longitude));
        if (!m_places.contains(key))
            m_places.insert(key, places.id(5));
    }
    const auto speaker = actor(dataset, "organisation");
    if (!speaker)
        return speaker.error();
    m_dataset = *speaker;
    const auto file = m_document->set(0, u"paper"_s)
                          .set(1, QString(dataset + u", "_s + fileName))
                          .set(2, m_dataset)
                          .set(3, u"external"_s)
                          .set(4, fileName)
                          .set(5, QString(u"A table of data. SHA-256 of the file: "_s + sha256))
                          .insert();
    if (!file)
        return file.error();
    m_file = *file;
    return {};
}

Result<Id> RowWriter::actor(const QString &name, const char *kind)
{
    const auto known = m_actors.constFind(name);
    if (known != m_actors.constEnd())
        return *known;
    const auto made = m_actor->set(0, name).setUtf8(1, kind).insert();
    if (made)
        m_actors.insert(name, *made);
    return made;
}

Result<Id> RowWriter::place(const ImportedRow &row)
{
    const QString name = !row.place.isEmpty()    ? row.place
                         : !row.admin1.isEmpty() ? row.admin1
                                                 : row.country;
    if (name.isEmpty() && !row.latitude)
        return Id();
    const QString key =
        placeKey(name, row.admin1, row.country, degrees(row.latitude), degrees(row.longitude));
    const auto known = m_places.constFind(key);
    if (known != m_places.constEnd())
        return *known;
    m_place->set(0, name.isEmpty() ? u"a place without a name"_s : name);
    setText(*m_place, 1, row.admin1);
    setText(*m_place, 2, row.country);
    if (!row.country.isEmpty())
        m_place->set(3, u"text"_s);
    if (row.latitude) {
        m_place->set(4, *row.latitude);
        m_place->set(5, *row.longitude);
    }
    if (row.geoPrecision)
        m_place->set(6, *row.geoPrecision);
    const auto made = m_place->set(7, u"external"_s).insert();
    if (made)
        m_places.insert(key, *made);
    return made;
}

// One utterance, reported by the file, which has it from the sources that it names.
Result<Id> RowWriter::statement(const ImportedRow &row, Id speaker)
{
    const QString gist = row.note.isEmpty() ? row.title : row.note;
    const auto made = m_statement->set(0, speaker).set(1, gist).insert();
    if (!made)
        return made;
    m_report->set(0, *made).set(1, m_file);
    setText(*m_report, 2, row.sources);
    const auto report = m_report->insert();
    if (!report)
        return report;
    int position = 1;
    for (const Id each : {m_dataset, speaker}) {
        if (position > 1 && each == m_dataset)
            break;
        const auto source = m_source->set(0, *report).set(1, position++).set(2, each).insert();
        if (!source)
            return source;
    }
    return made;
}

Result<void> RowWriter::writeClaims(const ImportedRow &row, Id incident, Id statement)
{
    for (const ImportedFigure &figure : row.figures) {
        m_claim->set(0, incident).set(1, statement).set(2, figure.field);
        const bool isMunitions = figure.field == "munitions"_L1;
        if (isMunitions)
            m_claim->set(3, u"unspecified"_s);
        m_claim->set(4, figure.reported);
        setNumber(*m_claim, 5, figure.low);
        setNumber(*m_claim, 6, figure.best);
        setNumber(*m_claim, 7, figure.high);
        setText(*m_claim, 9, figure.whom);
        if (const auto made = m_claim->insert(); !made)
            return made.error();
        m_figures.push_back({statement,
                             m_dataset,
                             figure.field.toUtf8(),
                             isMunitions ? QByteArray("unspecified") : QByteArray(),
                             figure.whom.isEmpty() ? u"all"_s : figure.whom,
                             figure.reported.toUtf8(),
                             figure.low,
                             figure.best,
                             figure.high,
                             {},
                             true,
                             {}});
    }
    for (const QString &other : row.others) {
        const QString field = other.section(u'\t', 0, 0);
        m_claim->set(0, incident).set(1, statement).set(2, field).set(8, other.section(u'\t', 1));
        if (const auto made = m_claim->insert(); !made)
            return made.error();
        m_figures.push_back(
            {statement, m_dataset, field.toUtf8(), {}, u"all"_s, {}, {}, {}, {}, {}, true, {}});
    }
    return {};
}

Result<void> RowWriter::writeAttributions(const ImportedRow &row, Id incident, Id said)
{
    for (const ImportedAttribution &each : row.attributions) {
        Id statement = said;
        Id speaker = m_dataset;
        Id named;
        if (!each.actor.isEmpty()) {
            const auto found = actor(each.actor, "organisation");
            if (!found)
                return found.error();
            named = *found;
        }
        if (!each.speaker.isEmpty()) {
            const auto found = actor(each.speaker, "organisation");
            if (!found)
                return found.error();
            speaker = *found;
            const auto own = this->statement(row, speaker);
            if (!own)
                return own.error();
            statement = *own;
        }
        m_attribution->set(0, incident).set(1, named).set(2, each.role).set(3, each.stance);
        m_attribution->set(4, statement);
        setText(*m_attribution, 5, each.wording);
        setText(*m_attribution, 6, each.note);
        const auto made = m_attribution->insert();
        if (!made)
            return made.error();
        const Id institution = m_institutions.of(speaker);
        m_alleged.push_back({*made,
                             named,
                             stanceOf(each.stance.toUtf8()),
                             {speaker},
                             institution.isValid() ? std::vector{institution} : std::vector<Id>(),
                             {m_dataset},
                             {}});
    }
    return {};
}

Result<void> RowWriter::writeTags(const ImportedRow &row, Id incident)
{
    QStringList written;
    for (const QString &each : row.tags) {
        const QString name = each.trimmed();
        if (name.isEmpty() || written.contains(name))
            continue;
        written.append(name);
        Id tag = m_tags.value(name);
        if (!tag.isValid()) {
            const auto made = m_tag->set(0, name).insert();
            if (!made)
                return made.error();
            tag = *made;
            m_tags.insert(name, tag);
        }
        const auto tagged = m_incidentTag->set(0, incident).set(1, tag).insert();
        if (!tagged)
            return tagged.error();
    }
    return {};
}

Result<void> RowWriter::writeDerived(const ImportedRow &row, Id incident)
{
    IncidentFacts facts;
    facts.incident = incident;
    facts.dateEdtf = row.dateEdtf;
    facts.claims = std::move(m_figures);
    facts.attributions = std::move(m_alleged);
    facts.documents = facts.claims.empty() && facts.attributions.empty() ? 0 : 1;
    const auto written = m_writer.derived(deriveIncident(facts));
    m_figures.clear();
    m_alleged.clear();
    return written;
}

Result<Id> RowWriter::write(const ImportedRow &row)
{
    const auto where = place(row);
    if (!where)
        return where;
    m_incident->set(0, QString(m_prefix + row.key)).set(1, row.kind).set(2, row.title);
    m_incident->set(3, m_known.term(u"event type"_s, row.eventType));
    m_incident->set(4, m_known.term(u"sub-event type"_s, row.subEventType));
    m_incident->set(5, m_known.term(u"means"_s, row.means));
    setText(*m_incident, 6, row.dateEdtf);
    setText(*m_incident, 7, row.dateWords);
    if (!row.dateEdtf.isEmpty())
        m_incident->set(8, u"text"_s);
    setText(*m_incident, 9, row.timeLocal);
    m_incident->set(10, *where);
    setText(*m_incident, 11, row.target);
    setText(*m_incident, 12, row.weapon);
    const auto incident = m_incident->set(13, u"coded"_s).insert();
    if (!incident)
        return incident;
    const auto said = statement(row, m_dataset);
    if (!said)
        return said;
    for (const auto &done : {writeClaims(row, *incident, *said),
                             writeAttributions(row, *incident, *said),
                             writeTags(row, *incident),
                             writeDerived(row, *incident)}) {
        if (!done)
            return done.error();
    }
    return incident;
}

} // namespace sourceline
