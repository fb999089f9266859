#include "model/text/webaddress.h"

#include <QStringList>

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

} // namespace sourceline
