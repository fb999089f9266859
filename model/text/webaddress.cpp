#include "model/text/webaddress.h"

#include <QDate>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array trackers{"dclid"_L1,
                              "fbclid"_L1,
                              "gbraid"_L1,
                              "gclid"_L1,
                              "gclsrc"_L1,
                              "igsh"_L1,
                              "igshid"_L1,
                              "mc_cid"_L1,
                              "mc_eid"_L1,
                              "mkt_tok"_L1,
                              "msclkid"_L1,
                              "ttclid"_L1,
                              "twclid"_L1,
                              "wbraid"_L1,
                              "yclid"_L1};

bool isTracker(const QString &parameter)
{
    const QString name = parameter.section(u'=', 0, 0).toLower();
    return name.startsWith("utm_"_L1)
           || std::ranges::any_of(trackers, [&name](auto tracker) { return name == tracker; });
}

} // namespace

QString shownAddress(const QString &address)
{
    const auto fragmentAt = address.indexOf(u'#');
    const QString fragment = fragmentAt < 0 ? QString() : address.mid(fragmentAt);
    const QString page = fragmentAt < 0 ? address : address.first(fragmentAt);
    const auto query = page.indexOf(u'?');
    if (query < 0)
        return address;
    QStringList parameters = page.mid(query + 1).split(u'&');
    if (parameters.removeIf(isTracker) == 0)
        return address;
    const QString left = parameters.isEmpty() ? QString() : QString(u'?' + parameters.join(u'&'));
    return page.first(query) + left + fragment;
}

QString siteOf(const QString &address)
{
    QString host = QUrl(address.trimmed()).host().toLower();
    for (const QLatin1StringView lead : {"www."_L1, "m."_L1, "amp."_L1}) {
        if (host.startsWith(lead) && host.count(u'.') > 1)
            host.remove(0, lead.size());
    }
    return host;
}

QString dayInAddress(const QString &address)
{
    static const QRegularExpression pattern(
        u"/(\\d{4})[/-](\\d{1,2}|[a-z]{3})[/-](\\d{1,2})(?=[/-]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QStringList months =
        u"jan feb mar apr may jun jul aug sep oct nov dec"_s.split(u' ');
    const auto found = pattern.match(QUrl(address.trimmed()).path());
    if (!found.hasMatch())
        return {};
    const auto named = months.indexOf(found.captured(2).toLower());
    const QDate day(found.captured(1).toInt(),
                    named >= 0 ? int(named) + 1 : found.captured(2).toInt(),
                    found.captured(3).toInt());
    const bool isSane = day.isValid() && day.year() >= 1990 && day.year() <= 2199;
    return isSane ? day.toString(Qt::ISODate) : QString();
}

} // namespace sourceline
