#pragma once

#include <QCommandLineParser>

#include <optional>

namespace sourceline {

/// The arguments of one verb: QCommandLineParser without its habit of leaving with 1 whatever went
/// wrong, and with an example in the help.
class CommandLine
{
public:
    /// `usage`: the arguments, as in `CASEFILE REF [--json]`.
    CommandLine(const char *verb, const char *description, const char *usage, const char *example);

    void option(const QString &name, const QString &description, const QString &valueName = {});

    /// An exit code when there is nothing more to do: help was shown, or the usage was wrong.
    /// `most` of -1: any number.
    std::optional<int> read(const QStringList &arguments, int least, int most);

    bool has(const QString &option) const { return m_parser.isSet(option); }

    QString value(const QString &option) const { return m_parser.value(option); }

    QStringList values(const QString &option) const { return m_parser.values(option); }

    QStringList positionals() const { return m_parser.positionalArguments(); }

    /// A whole number from `least` to `most`; none, after saying what was wrong, when it is not.
    std::optional<qint64>
    number(const QString &option, qint64 least, qint64 most, qint64 otherwise) const;

    /// Says what was wrong and where help is. Exit code 2.
    int wrong(const QString &what) const;

private:
    QString help() const;

    QString m_verb, m_description, m_usage, m_example;
    QCommandLineParser m_parser;
    std::vector<QCommandLineOption> m_options;
};

} // namespace sourceline
