using Surveys.Campaigns;

namespace Surveys.Tests.Campaigns;

public sealed class HeadcountTests
{
    private static readonly Headcount Room = new(3, 4, role => 10 + (int)role);

    [Fact]
    public void Every_role_counts()
    {
        Assert.All(Enum.GetValues<AdultRole>(), role =>
        {
            var one = new Headcount { [role] = 1 };
            Assert.Equal((0, 1, 1), (one.Pupils, one.Adults, one.Total));
            Assert.NotEqual(Headcount.None, one);
            Assert.Equal(2 * Room[role] + 1, (Room + Room + one)[role]);
        });
    }

    [Fact]
    public void The_same_numbers_are_the_same_headcount()
    {
        var same = new Headcount(3, 4, role => Room[role]);
        Assert.Equal(Room, same);
        Assert.Equal(Room.GetHashCode(), same.GetHashCode());
        Assert.Equal(Room, Room + Headcount.None);
        Assert.NotEqual(Room, Room with { Girls = 4 });
    }

    [Fact]
    public void A_role_is_found_by_its_option_and_by_its_field_only() =>
        Assert.All(Enum.GetValues<AdultRole>(), role =>
        {
            Assert.Equal(role, AdultRoles.OfOption(role.Option()));
            Assert.Equal(role, AdultRoles.OfField(role.Field()));
            Assert.Null(AdultRoles.OfField(role.Option()));
            Assert.Null(AdultRoles.OfField($"{role}s"));
        });

    [Fact]
    public void The_names_of_the_contract_stay() => Assert.Equal(
        ["parents", "teachers", "psychologists", "securityOfficers", "childProtectionWorkers"], AdultRoles.All.Take(5)
            .Select(role => role.Field()));
}
