#include "ui/actors/recordforms.h"

#include "model/workbench/vocabulary.h"
#include "ui/actors/inlineform.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct RecordForms
{
    Q_DECLARE_TR_FUNCTIONS(RecordForms)
};

} // namespace

QComboBox *choiceOf(const QStringList &words, const QString &chosen)
{
    auto *box = new QComboBox;
    box->addItems(words);
    box->setCurrentText(chosen);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

void askName(InlineForm &form,
             const QString &title,
             const NameDraft &draft,
             const std::function<void(const NameDraft &)> &save)
{
    form.begin(title, RecordForms::tr("Save"));
    auto *name = new QLineEdit(draft.name);
    auto *script = new QLineEdit(draft.script);
    auto *language = new QLineEdit(draft.language);
    script->setPlaceholderText(u"Latn, Arab, Hebr …"_s);
    language->setPlaceholderText(u"en, ar, fa …"_s);
    form.addField(RecordForms::tr("Name"), name);
    form.addField(RecordForms::tr("Script"), script);
    form.addField(RecordForms::tr("Language"), language);
    form.open([=] { save({name->text(), script->text(), language->text()}); });
}

QString useInWords(const ActorUse &use)
{
    struct Counted
    {
        int count;
        const char *one, *many;
    };

    QStringList parts;
    for (const Counted &part :
         {Counted{use.attributions, "1 attribution", "%n attributions"},
          Counted{use.statements, "1 statement", "%n statements"},
          Counted{use.reports, "1 report", "%n reports"},
          Counted{use.assessments, "1 assessment", "%n assessments"},
          Counted{use.documents, "1 document", "%n documents"},
          Counted{use.relations, "1 relation", "%n relations"},
          Counted{use.claims, "1 claim", "%n claims"},
          Counted{use.notes, "1 note", "%n notes"},
          Counted{use.retracted, "1 retracted attribution", "%n retracted attributions"}}) {
        if (part.count > 0)
            parts += counted(part.count, part.one, part.many);
    }
    return parts.join(u", "_s);
}

} // namespace sourceline
