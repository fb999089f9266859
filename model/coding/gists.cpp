#include "model/coding/gists.h"

#include "model/coding/labels.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString partOf(const ClaimView &claim)
{
    QString said = claim.value.simplified();
    if (said.isEmpty() && claim.best)
        said = QString::number(*claim.best);
    return claim.field + u": "_s + (said.isEmpty() ? claim.reported : said);
}

bool isMadeOf(const QString &gist, const ClaimView &claim)
{
    const QStringList forms{partOf(claim),
                            claim.best ? claim.field + u": "_s + QString::number(*claim.best)
                                       : partOf(claim)};
    return std::ranges::any_of(forms, [&gist](const QString &form) {
        return gist == form || gist.startsWith(QString(form + u", "_s))
               || gist.startsWith(QString(form + u"; "_s));
    });
}

bool isMadeOf(const QString &gist, const AttributionView &attribution)
{
    const QChar incident = u'\u0001';
    const QString label = attributionLabel(attribution.actorName, attribution.stance, incident);
    const qsizetype at = label.indexOf(incident);
    return at >= 0 && label.size() > 1 && gist.startsWith(label.left(at))
           && gist.endsWith(label.mid(at + 1));
}

} // namespace

QString gistOf(const Dossier &dossier, int statement)
{
    const QString gist = dossier.statements[size_t(statement)].gist.simplified();
    bool isMade = false;
    QStringList parts;
    for (const ClaimView &claim : dossier.claims) {
        if (claim.statement != statement)
            continue;
        isMade = isMade || isMadeOf(gist, claim);
        parts.append(partOf(claim));
    }
    for (const AttributionView &attribution : dossier.attributions) {
        if (attribution.statement != statement)
            continue;
        isMade = isMade || isMadeOf(gist, attribution);
        parts.append(attributionLabel(attribution.actorName, attribution.stance, u"this"_s));
    }
    return isMade && parts.size() > 1 ? parts.join(u"; "_s) : gist;
}

} // namespace sourceline
