#include "app/commandline.h"

#include "app/output.h"
#include "app/verbs.h"

namespace sourceline {

using namespace Qt::StringLiterals;

CommandLine::CommandLine(const char *verb,
                         const char *description,
                         const char *usage,
                         const char *example)
    : m_verb(QString::fromUtf8(verb))
    , m_description(QString::fromUtf8(description))
    , m_usage(QString::fromUtf8(usage))
    , m_example(QString::fromUtf8(example))
{
    option(u"help"_s, u"show this"_s);
}

void CommandLine::option(const QString &name, const QString &description, const QString &valueName)
{
    const QStringList names = name == "help"_L1 ? QStringList{u"h"_s, name} : QStringList{name};
    const QCommandLineOption option(names, description, valueName);
    m_parser.addOption(option);
    m_options.push_back(option);
}

QString CommandLine::help() const
{
    QString text =
        u"Usage: sourceline %1 %2\n\n%3\n\nOptions:\n"_s.arg(m_verb, m_usage, m_description);
    for (const QCommandLineOption &option : m_options) {
        const QString last = option.names().constLast();
        QString name = (last.size() == 1 ? u"-"_s : u"--"_s) + last;
        if (!option.valueName().isEmpty())
            name += u' ' + option.valueName();
        text += u"  %1 %2\n"_s.arg(name, -22).arg(option.description());
    }
    return text + u"\nExample:\n  sourceline %1 %2\n"_s.arg(m_verb, m_example);
}

int CommandLine::wrong(const QString &what) const
{
    // A sentence goes on here.
    const QString plain = what.endsWith(u'.') ? what.chopped(1) : what;
    complain(u"%1: %2; see sourceline %1 --help"_s.arg(m_verb, plain));
    return WrongUsage;
}

std::optional<int> CommandLine::read(const QStringList &arguments, int least, int most)
{
    // The parser takes the first for the program's name.
    const bool understood = m_parser.parse(QStringList{m_verb} + arguments);
    if (m_parser.isSet(u"help"_s)) {
        Output output;
        output.write(help());
        return output.finish(Done);
    }
    if (!understood) {
        QString what = m_parser.errorText();
        if (what.endsWith(u'.'))
            what.chop(1);
        return wrong(what);
    }
    if (positionals().size() < least)
        return wrong(u"too few arguments (%1)"_s.arg(m_usage));
    if (most >= 0 && positionals().size() > most)
        return wrong(u"“%1” is one argument too many (%2)"_s.arg(positionals().at(most), m_usage));
    return {};
}

std::optional<qint64>
CommandLine::number(const QString &option, qint64 least, qint64 most, qint64 otherwise) const
{
    if (!has(option))
        return otherwise;
    bool isNumber = false;
    const qint64 number = value(option).toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    wrong(
        u"--%1 takes a whole number from %2 to %3, not “%4”"_s.arg(option).arg(least).arg(most).arg(
            value(option)));
    return {};
}

} // namespace sourceline
