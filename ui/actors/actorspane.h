#pragma once

#include "model/coding/actors.h"
#include "ui/actors/recordpane.h"

namespace sourceline {

/// Who can speak, act or be named: names, kinds, relations, where each is used; merged where two
/// are one.
class ActorsPane : public RecordPane
{
    Q_OBJECT

public:
    explicit ActorsPane(Workbench &workbench, QWidget *parent = nullptr);

protected:
    ListReader listReader() const override;
    void readRecord(Id record, int number) override;
    void add() override;
    void change() override;
    void merge() override;
    void addName() override;
    void changeLine(const RecordLine &line) override;
    EditLog::Change removal(Id record) override;
    EditLog::Change lineRemoval(const RecordLine &line) override;

private:
    Shown shownOf(const ActorRecord &actor) const;
    void askActor(const ActorDraft &draft, Id changed);
    void askRelation(const RelationDraft &draft, Id changed);

    ActorRecord m_actor;
};

} // namespace sourceline
