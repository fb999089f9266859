#include "ui/intake/becomingchoice.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::IntakePane)
};

struct BecomingName
{
    Becoming becoming;
    QLatin1StringView value;
};

constexpr BecomingName becomingNames[] = {{Becoming::Version, "version"_L1},
                                          {Becoming::WireCopy, "copy"_L1},
                                          {Becoming::New, "new"_L1},
                                          {Becoming::LeftOut, "skip"_L1}};

} // namespace

// The very text of a document here is no correction of it, and no other article.
std::vector<Choice> becomingChoices(const ArticleFile &file)
{
    std::vector<Choice> all;
    if (file.known.isValid()) {
        if (!file.isSameText())
            all.push_back({u"version"_s,
                           Words::tr("Corrected version"),
                           u'C',
                           Words::tr("The same article as it reads now; its citations are carried "
                                     "over.")});
        all.push_back({u"copy"_s,
                       Words::tr("Wire copy"),
                       u'W',
                       Words::tr("The same report in another outlet: never another origin.")});
    }
    if (!file.isSameText())
        all.push_back({u"new"_s, Words::tr("Article of its own"), u'A', {}});
    all.push_back({u"skip"_s, Words::tr("Leave out"), u'L', {}});
    return all;
}

QString becomingValue(Becoming becoming)
{
    for (const BecomingName &name : becomingNames) {
        if (name.becoming == becoming)
            return name.value;
    }
    return {};
}

std::optional<Becoming> becomingNamed(const QString &value)
{
    for (const BecomingName &name : becomingNames) {
        if (value == name.value)
            return name.becoming;
    }
    return {};
}

} // namespace sourceline
