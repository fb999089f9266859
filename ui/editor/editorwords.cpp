#include "ui/editor/editorwords.h"

#include "model/store/claimwords.h"
#include "model/workbench/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::EditorWords)
};

QString joined(QStringList parts, const QString &with)
{
    parts.removeAll(QString());
    return parts.join(with);
}

QString speakerOf(const Dossier &dossier, int statement)
{
    return statement < 0 || statement >= static_cast<int>(dossier.statements.size())
               ? QString()
               : dossier.statements[static_cast<size_t>(statement)].speakerName;
}

QString saidOf(const Dossier &dossier, int statement)
{
    return statement < 0 || statement >= static_cast<int>(dossier.statements.size())
               ? QString()
               : displayDate(dossier.statements[static_cast<size_t>(statement)].saidEdtf);
}

} // namespace

QString incidentWords(const Dossier &dossier)
{
    const QString date = dossier.dateEdtf.isEmpty() ? QString() : displayDate(dossier.dateEdtf);
    return joined({dossier.title.isEmpty() ? dossier.placeName : dossier.title, date}, u", "_s);
}

QStringList claimFields()
{
    return {u"munitions"_s, u"killed"_s,         u"wounded"_s, u"casualties"_s, u"count"_s,
            u"date"_s,      u"time"_s,           u"place"_s,   u"target"_s,     u"weapon"_s,
            u"calibre"_s,   u"platform"_s,       u"origin"_s,  u"damage"_s,     u"participants"_s,
            u"finder"_s,    u"responsibility"_s, u"motive"_s,  u"reaction"_s,   u"investigation"_s,
            u"status"_s,    u"significance"_s,   u"other"_s};
}

QString fieldWords(const QString &field)
{
    if (field == u"count")
        return Words::tr("count of incidents");
    return field;
}

QString fieldTip(const QString &field)
{
    return field == u"munitions" ? Words::tr("Rockets, missiles, rounds") : QString();
}

bool isCountedField(const QString &field)
{
    return field == u"munitions" || field == u"killed" || field == u"wounded"
           || field == u"casualties" || field == u"count";
}

QString claimWords(const Dossier &dossier, const ClaimView &claim)
{
    QString what = isCountedField(claim.field) ? claimFigureWords(claim) : claim.value;
    if (what.isEmpty())
        what = claim.value.isEmpty() ? displayDate(claim.resolvedEdtf) : claim.value;
    const QString whom = joined({claim.whomName, claim.nationality, claim.status}, u" "_s);
    return joined({claim.field % u' ' % joined({what, claim.measure, whom}, u" "_s),
                   speakerOf(dossier, claim.statement)},
                  u", "_s);
}

QString attributionWords(const Dossier &dossier, const AttributionView &attribution)
{
    const QString actor =
        attribution.actorName.isEmpty() ? Words::tr("nobody named") : attribution.actorName;
    return actor % u" ("_s % attribution.stance % u"), "_s
           % joined(
               {speakerOf(dossier, attribution.statement), saidOf(dossier, attribution.statement)},
               u", "_s);
}

QString figureName(const FigureKey &key)
{
    const QString field = QString::fromLatin1(key.field);
    const QString measure =
        key.measure == "unspecified" ? QString() : QString::fromLatin1(key.measure);
    const QString whom =
        key.whom == u"all" || key.whom.isEmpty() ? QString() : QString(u'(' % key.whom % u')');
    return joined({field, measure, whom}, u" "_s);
}

QString bandWords(int band)
{
    return likelihoodWord(static_cast<quint8>(band)) % u" ("_s
           % likelihoodRange(static_cast<quint8>(band)) % u')';
}

QString dayWords(qint64 ms)
{
    return ms == 0 ? QString()
                   : displayDate(
                       QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date().toString(Qt::ISODate));
}

} // namespace sourceline
