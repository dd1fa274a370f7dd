// SDK v4 made the value types of requests and responses nullable; v3 has the plain ones.
#if AWSSDK_V3
global using OptBool = System.Boolean;
global using OptDouble = System.Double;
global using OptFloat = System.Single;
global using OptInt = System.Int32;
global using OptLong = System.Int64;
global using OptTime = System.DateTime;
#else
global using OptBool = System.Nullable<System.Boolean>;
global using OptDouble = System.Nullable<System.Double>;
global using OptFloat = System.Nullable<System.Single>;
global using OptInt = System.Nullable<System.Int32>;
global using OptLong = System.Nullable<System.Int64>;
global using OptTime = System.Nullable<System.DateTime>;
#endif
