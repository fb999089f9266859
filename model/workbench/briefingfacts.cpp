// What happened, where and when; what it answers and what answers it.
#include "model/workbench/briefingparts.h"

#include <QCoreApplication>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::BriefingFacts)
};

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(separator);
}

void add(std::vector<BriefingLine> &lines, const QString &lead, const QString &text)
{
    if (!text.isEmpty())
        lines.push_back({lead, text});
}

QString whenWords(const Dossier &dossier)
{
    if (dossier.dateEdtf.isEmpty())
        return Words::tr("no date recorded");
    QString words = joined({displayDate(dossier.dateEdtf), dossier.timeLocal}, u", "_s);
    if (!dossier.dateWords.isEmpty())
        words += Words::tr("; in the sources: %1").arg(dossier.dateWords);
    return words;
}

QString whereWords(const Dossier &dossier)
{
    const QString words = joined({dossier.placeName, dossier.admin1, dossier.country}, u", "_s);
    return words.isEmpty() ? Words::tr("no place recorded") : words;
}

// How two incidents hang together is somebody's word too.
QString basisWords(const QString &basis)
{
    if (basis == u"stated")
        return Words::tr("as stated");
    if (basis == u"alleged motive")
        return Words::tr("as alleged");
    return basis == u"implied" ? Words::tr("as implied") : Words::tr("as the coder infers");
}

struct LinkName
{
    const char16_t *kind;
    const char *outgoing, *incoming;
    const char *kindOfIncoming; ///< where its name does not say it
};

constexpr std::array linkNames = {
    LinkName{u"retaliation for",
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Retaliation for"),
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Answered by"),
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "retaliation ")},
    LinkName{u"reaction to",
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Reaction to"),
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Answered by"),
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "reaction ")},
    LinkName{u"weapon find for",
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Weapon find for"),
             QT_TRANSLATE_NOOP("sourceline::BriefingFacts", "Weapon find"),
             ""}};

const LinkName *nameOf(const LinkView &link)
{
    for (const LinkName &name : linkNames) {
        if (link.kind == QStringView(name.kind))
            return &name;
    }
    return nullptr;
}

void addLinks(std::vector<BriefingLine> &lines, const Dossier &dossier)
{
    for (const LinkView &link : dossier.links) {
        const LinkName *name = nameOf(link);
        if (!name)
            continue;
        const QString kind =
            link.outgoing || !*name->kindOfIncoming ? QString() : Words::tr(name->kindOfIncoming);
        QStringList about{displayDate(link.otherDateEdtf), kind + basisWords(link.basis)};
        about.removeAll(QString());
        lines.push_back({Words::tr(link.outgoing ? name->outgoing : name->incoming),
                         link.otherTitle + u" ("_s + about.join(u"; "_s) + u')'});
    }
}

void addMoment(std::vector<BriefingMoment> &moments, BriefingMoment::Lane lane, const QString &edtf)
{
    const auto span = parseEdtf(edtf);
    if (!span || (!span->earliest && !span->latest))
        return;
    const BriefingMoment moment{lane, *span};
    if (std::find(moments.begin(), moments.end(), moment) == moments.end())
        moments.push_back(moment);
}

} // namespace

std::vector<BriefingLine> briefingFacts(const Dossier &dossier)
{
    std::vector<BriefingLine> lines;
    add(lines,
        Words::tr("What"),
        joined({joined({dossier.eventType, dossier.subEventType, dossier.ownSubtype}, u" › "_s),
                dossier.means},
               u"; "_s));
    for (const StatementView &statement : dossier.statements) {
        if (statement.incident == dossier.id || statement.development == dossier.id)
            add(lines, Words::tr("Said"), briefingSpeaker(statement) + u": "_s + statement.gist);
    }
    add(lines, Words::tr("Where"), whereWords(dossier));
    add(lines, Words::tr("When"), whenWords(dossier));
    add(lines, Words::tr("Target"), dossier.target);
    add(lines,
        Words::tr("Weapon"),
        joined({dossier.weapon, dossier.calibre, dossier.platform}, u", "_s));
    addLinks(lines, dossier);
    return lines;
}

std::vector<BriefingMoment> briefingMoments(const Dossier &dossier)
{
    using Lane = BriefingMoment::Lane;
    std::vector<BriefingMoment> moments;
    if (dossier.date.earliest || dossier.date.latest)
        moments.push_back({Lane::Incident, dossier.date});
    for (const LinkView &link : dossier.links) {
        if (nameOf(link))
            addMoment(moments, Lane::Linked, link.otherDateEdtf);
    }
    for (const AttributionView &one : dossier.attributions) {
        if (one.statement >= 0 && one.retracted.isEmpty())
            addMoment(moments,
                      Lane::Said,
                      dossier.statements[static_cast<size_t>(one.statement)].saidEdtf);
    }
    for (const StatementView &statement : dossier.statements) {
        for (const ReportView &report : statement.reports)
            addMoment(moments, Lane::Published, report.publishedEdtf);
    }
    return moments;
}

} // namespace sourceline
