#include "model/dataout/datasetrows.h"

#include "model/exchange/jsondates.h"
#include "model/store/likelihood.h"
#include "model/store/statement.h"

#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString figureWords(const QString &what, const Figure &figure)
{
    if (figure.state != FigureState::Figure)
        return {};
    const auto number = [](const std::optional<qint32> &end) {
        return end ? QString::number(*end) : u"?"_s;
    };
    return u"%1: low %2, best %3, high %4."_s.arg(
        what, number(figure.low), number(figure.best), number(figure.high));
}

} // namespace

std::vector<TableColumn> columnsNamed(const char *names, const QSet<QString> &numbers)
{
    std::vector<TableColumn> columns;
    for (const QString &name : QString::fromUtf8(names).split(u' '))
        columns.push_back({name, numbers.contains(name)});
    return columns;
}

QDate dayOf(const ExportedIncident &incident, const QString &end)
{
    return QDate::fromString(dateObject(incident.dossier).value(end).toString().left(10),
                             Qt::ISODate);
}

QString assessedActor(const Dossier &dossier)
{
    if (dossier.assessments.empty() || !isLikely(dossier.assessments.front().likelihood))
        return {};
    return dossier.assessments.front().actorName;
}

QStringList outletsOf(ExportWalk &walk, const Dossier &dossier)
{
    QStringList outlets;
    for (const Id id : documentsNamed(walk, dossier)) {
        const ExportedDocument &document = walk.document(id);
        if (document.kind != "summary"_L1 && !document.outletName.isEmpty())
            outlets.append(document.outletName);
    }
    outlets.removeDuplicates();
    return outlets;
}

Result<DatasetWords> datasetWordsOf(ExportWalk &walk, const Dossier &dossier)
{
    Statement row(walk.database(),
                  "SELECT s.gist, r.note FROM report r JOIN statement s ON s.id = r.statement JOIN "
                  "document d ON d.id = r.document WHERE s.id = ?1 AND d.note LIKE 'A table of "
                  "data.%'");
    DatasetWords words;
    for (const StatementView &statement : dossier.statements) {
        row.bind(1, statement.id);
        while (row.next()) {
            for (const auto &[text, list] :
                 {std::pair(row.text(0), &words.notes), {row.text(1), &words.sources}}) {
                if (!text.isEmpty() && text != dossier.title && !list->contains(text))
                    list->append(text);
            }
        }
        if (row.failed())
            return row.error();
        row.reset();
    }
    return words;
}

QString keyOf(const Dossier &dossier, QLatin1String prefix)
{
    return dossier.handle.startsWith(prefix) ? dossier.handle.mid(prefix.size())
                                             : dossier.id.toText();
}

QString notesOf(const ExportedIncident &incident, const DatasetWords &words)
{
    const Dossier &dossier = incident.dossier;
    QStringList parts{QString(dossier.title + u'.')};
    if (!dossier.note.isEmpty())
        parts.append(dossier.note);
    parts += words.notes;
    for (const QString &part :
         {figureWords(u"Killed"_s, dossier.killed), figureWords(u"Wounded"_s, dossier.wounded)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    if (!incident.alleged.isEmpty())
        parts.append(u"Alleged, not established: %1."_s.arg(incident.alleged));
    return parts.join(u' ');
}

void addLeftOut(const LeftOut &left, const ExportWalk &walk, QStringList &lost)
{
    addLost(lost,
            left.notEvents,
            u"Records that are no single event (reports that count many, statements, "
            "developments): %1, left out."_s);
    addLost(
        lost,
        left.noAssessment,
        u"Perpetrators of events where none is assessed as likely or more (an allegation is not "
        "written as a fact): %1, left empty."_s);
    addLost(
        lost, left.alleged, u"Events whose attributions are kept only as words in notes: %1."_s);
    const ExportWalk::Counts &counts = walk.counts();
    addLost(lost, counts.claims, u"The claims behind the figures, and other claims: %1."_s);
    addLost(lost, counts.citations, u"Citations: %1."_s);
    addLostJudgements(counts, lost, KeptJudgement::Newest);
}

} // namespace sourceline
